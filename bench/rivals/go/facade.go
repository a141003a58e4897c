// The facade as an experienced Go engineer would write it in a day, with the standard library alone: net/http on both
// sides, encoding/json in and out. It is measured beside the real one.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"container/list"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"math/rand"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata"
)

const (
	closedLifetime = time.Hour
	openLifetime   = 5 * time.Second
	settlingTime   = time.Hour
	maxRange       = 1096 * 24 * time.Hour
	maxPage        = 2_147_483
	exportPage     = 1000
	rememberedIDs  = 200_000
	leastGzip      = 1024
)

var directions = map[string]string{"inbound": "1", "outbound": "2", "all": "3"}

type facade struct {
	accounts  map[string]*account
	standard  *account
	keyDigest []byte
	answers   *cache
	zones     sync.Map
}

func main() {
	log.SetFlags(log.LstdFlags | log.Lmicroseconds)
	log.SetOutput(os.Stdout)
	digest, err := hex.DecodeString(os.Getenv("API_KEY_SHA256"))
	if err != nil || len(digest) != sha256.Size {
		log.Fatal("API_KEY_SHA256 must be the SHA-256 of the API key, in hexadecimal")
	}
	f := &facade{accounts: map[string]*account{}, keyDigest: digest, answers: newCache(64 << 20)}
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		log.Fatal(err)
	}
	for _, setting := range strings.Fields(os.Getenv("ACCOUNTS")) {
		name, address, _ := strings.Cut(setting, "=")
		f.accounts[name] = newAccount(name, address, os.Getenv("APP_ID"), os.Getenv("ACCESS_KEY"), zone)
		if f.standard == nil {
			f.standard = f.accounts[name]
		}
	}
	if f.standard == nil {
		log.Fatal("ACCOUNTS must be a list of name=url")
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/calls", f.listCalls)
	mux.HandleFunc("/calls/export", f.exportCalls)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		writeProblem(w, r, &problem{Status: 404, Code: "not-found", Title: "Not found", Detail: "There is nothing under this path."})
	})
	root := http.NewServeMux()
	root.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	root.Handle("/", logRequests(f.authenticate(mux)))
	server := &http.Server{Addr: "127.0.0.1:" + os.Getenv("PORT"), Handler: root, ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout: 75 * time.Second}
	log.Fatal(server.ListenAndServe())
}

func (f *facade) authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		digest := sha256.Sum256([]byte(r.Header.Get("X-API-Key")))
		if subtle.ConstantTimeCompare(digest[:], f.keyDigest) != 1 {
			writeProblem(w, r, &problem{Status: 401, Code: "unauthenticated", Title: "Unauthenticated",
				Detail: "Send a valid key in the header X-API-Key."})
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			writeProblem(w, r, &problem{Status: 405, Code: "method-not-allowed", Title: "Method not allowed",
				Detail: "Use GET."})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// What was asked for.
type query struct {
	account   *account
	zone      *time.Location
	zoneName  string
	from, to  time.Time
	fixedFrom bool
	fixedTo   bool
	direction string
	page      int
	size      int
	values    url.Values
}

func (q *query) lifetime(now time.Time) time.Duration {
	if q.fixedTo && !q.to.After(now.Add(-settlingTime)) {
		return closedLifetime
	}
	return openLifetime
}

// key is the same for queries that mean the same; ends that move with the time count as moving.
func (q *query) key() string {
	var from, to int64
	if q.fixedFrom || q.fixedTo {
		from = q.from.UnixNano()
	}
	if q.fixedTo {
		to = q.to.UnixNano()
	}
	return q.account.name + "|" + q.zoneName + "|" + strconv.FormatInt(from, 36) + "|" + strconv.FormatInt(to, 36) + "|" +
		q.direction + "|" + strconv.Itoa(q.page) + "|" + strconv.Itoa(q.size)
}

type reader struct {
	values url.Values
	known  []string
	faults []fault
}

func (r *reader) reject(name, message string, allowed ...string) {
	r.faults = append(r.faults, fault{name, strings.Join(r.values[name], ", "), message, allowed})
}

func (r *reader) text(name string) string {
	r.known = append(r.known, name)
	given := r.values[name]
	if len(given) > 1 {
		r.reject(name, "must be given only once")
	}
	if len(given) != 1 {
		return ""
	}
	return given[0]
}

func (r *reader) integer(name string, standard, most int) int {
	text := r.text(name)
	if text == "" {
		return standard
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < 1 || value > most {
		r.reject(name, fmt.Sprintf("must be a whole number from 1 to %d", most))
		return standard
	}
	return value
}

func (r *reader) time(name string, zone *time.Location) (time.Time, bool) {
	text := strings.ReplaceAll(r.text(name), " ", "+")
	if text == "" {
		return time.Time{}, false
	}
	for _, layout := range []string{"2006-01-02T15:04:05", time.RFC3339, "2006-01-02", "2006-01-02T15:04",
		"2006-01-02T15:04Z07:00"} {
		if value, err := time.ParseInLocation(layout, text, zone); err == nil && value.Year() >= 1970 && value.Year() < 2200 {
			return value, true
		}
	}
	r.reject(name, "must be an ISO 8601 date or time from 1970 to 2199")
	return time.Time{}, false
}

func (f *facade) zone(name string) (*time.Location, bool) {
	if known, ok := f.zones.Load(name); ok {
		return known.(*time.Location), true
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil, false
	}
	f.zones.Store(name, zone)
	return zone, true
}

func (f *facade) read(r *http.Request, paged bool) (*query, *problem) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	in := &reader{values: values}
	if err != nil {
		in.faults = append(in.faults, fault{Parameter: "", Message: "must be percent-encoded UTF-8"})
	}
	for name, given := range values {
		if kept := withoutEmpty(given); len(kept) == 0 || name == "_" {
			delete(values, name)
		} else {
			values[name] = kept
		}
	}
	q := &query{account: f.standard, values: values}
	name := in.text("account")
	if name != "" {
		q.account = f.accounts[name]
	}
	if q.account == nil {
		return nil, &problem{Status: 404, Code: "account-not-found", Title: "Account not found",
			Detail: "No platform account of this name is configured."}
	}
	q.zone, q.zoneName = q.account.zone, q.account.zone.String()
	if name := strings.ReplaceAll(in.text("zone"), " ", "+"); name != "" {
		if zone, ok := f.zone(name); ok {
			q.zone, q.zoneName = zone, name
		} else {
			in.reject("zone", "must be the IANA name of a time zone, such as Asia/Shanghai")
		}
	}
	f.readRange(in, q)
	q.direction = in.text("direction")
	if q.direction == "" {
		q.direction = "all"
	}
	if directions[q.direction] == "" {
		in.reject("direction", "must be one of inbound, outbound, all", "inbound", "outbound", "all")
	}
	if paged {
		q.page = in.integer("page", 1, maxPage)
		q.size = in.integer("size", 50, 1000)
	}
	for name := range values {
		if !contains(in.known, name) {
			in.reject(name, "is not a parameter here", in.known...)
		}
	}
	if len(in.faults) > 0 {
		return nil, &problem{Status: 400, Code: "invalid-parameter", Title: "Invalid parameter",
			Detail: "At least one query parameter is bad; errors lists all faults.", Errors: in.faults}
	}
	return q, nil
}

func (f *facade) readRange(in *reader, q *query) {
	before := len(in.faults)
	var from, to time.Time
	from, q.fixedFrom = in.time("from", q.zone)
	to, q.fixedTo = in.time("to", q.zone)
	q.from, q.to = from, to
	if !q.fixedTo {
		q.to = time.Now().Truncate(time.Second)
	}
	if !q.fixedFrom {
		q.from = q.to.Add(-24 * time.Hour)
	}
	if len(in.faults) > before {
		return
	}
	end, start := "from", "to"
	if q.fixedTo {
		end = "to"
	}
	if q.fixedFrom {
		start = "from"
	}
	if !q.from.Before(q.to) {
		in.reject(end, "must leave a range: `from` is before `to`")
	} else if q.to.Sub(q.from) > maxRange {
		in.reject(start, "must leave a range of at most 1096 days")
	}
}

func withoutEmpty(values []string) []string {
	kept := values[:0]
	for _, value := range values {
		if value != "" {
			kept = append(kept, value)
		}
	}
	return kept
}

func contains(words []string, word string) bool {
	for _, known := range words {
		if known == word {
			return true
		}
	}
	return false
}

// An answer, ready to send, plain or compressed.
type answer struct {
	body       []byte
	tag        string
	made       time.Time
	lifetime   time.Duration
	from, to   time.Time
	totalPages int64
	once       sync.Once
	compressed []byte
}

type page struct {
	Items []call   `json:"items"`
	Page  position `json:"page"`
}

type position struct {
	Number     int   `json:"number"`
	Size       int   `json:"size"`
	TotalItems int64 `json:"totalItems"`
	TotalPages int64 `json:"totalPages"`
}

func (f *facade) ask(ctx context.Context, q *query) (*answer, error) {
	bills, total, err := q.account.bills(ctx, q.from, q.to, directions[q.direction], q.page, q.size)
	if err != nil {
		return nil, err
	}
	view := f.view(q)
	result := page{Items: make([]call, len(bills)),
		Page: position{q.page, q.size, total, (total + int64(q.size) - 1) / int64(q.size)}}
	for i := range bills {
		view.show(&bills[i], &result.Items[i])
	}
	buffer := bytes.NewBuffer(make([]byte, 0, 600*len(bills)+256))
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(&result); err != nil {
		return nil, err
	}
	body := buffer.Bytes()[:buffer.Len()-1]
	digest := sha1.Sum(body)
	now := time.Now()
	return &answer{body: body, tag: hex.EncodeToString(digest[:16]), made: now, lifetime: q.lifetime(now),
		from: q.from, to: q.to, totalPages: result.Page.TotalPages}, nil
}

func (f *facade) listCalls(w http.ResponseWriter, r *http.Request) {
	q, fault := f.read(r, true)
	if fault != nil {
		writeProblem(w, r, fault)
		return
	}
	maxAge, store := demands(r.Header.Get("Cache-Control"))
	result, status, err := f.find(r, q, maxAge, store)
	if err != nil {
		writeFault(w, r, err)
		return
	}
	header := w.Header()
	header.Set("Cache-Status", status)
	header.Set("Cache-Control", "private, max-age="+strconv.Itoa(int(result.lifetime.Seconds())))
	header.Set("Vary", "Accept, Accept-Encoding, Authorization, X-API-Key")
	if strings.HasPrefix(status, "cdr-facade; hit") {
		header.Set("Age", strconv.Itoa(int(time.Since(result.made).Seconds())))
	}
	header.Set("Link", links(r, q, result))
	body, tag := result.body, `"`+result.tag+`"`
	if len(body) >= leastGzip && takesGzip(r.Header.Get("Accept-Encoding")) {
		body, tag = result.gzip(), `"`+result.tag+`-gzip"`
		header.Set("Content-Encoding", "gzip")
	}
	header.Set("ETag", tag)
	if isKnown(r.Header.Get("If-None-Match"), result.tag) {
		header.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", "application/json")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.Write(body)
}

func (f *facade) find(r *http.Request, q *query, maxAge time.Duration, store bool) (*answer, string, error) {
	key := q.key()
	if kept := f.answers.get(key); kept != nil && time.Since(kept.made) <= maxAge {
		left := kept.lifetime - time.Since(kept.made)
		return kept, "cdr-facade; hit; ttl=" + strconv.Itoa(int(left.Seconds())), nil
	}
	if maxAge <= 0 {
		made, err := f.ask(r.Context(), q)
		if err == nil && store {
			f.answers.put(key, made)
		}
		return made, "cdr-facade; fwd=request", err
	}
	made, err := f.answers.share(key, func() (*answer, error) {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		return f.ask(ctx, q)
	})
	return made, "cdr-facade; fwd=miss", err
}

// demands tells how old a kept answer may be, and whether a new one may be kept.
func demands(header string) (maxAge time.Duration, store bool) {
	maxAge, store = time.Duration(1<<63-1), true
	if header == "" {
		return
	}
	for _, directive := range strings.Split(header, ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(directive)), "=")
		switch name {
		case "no-cache":
			maxAge = 0
		case "no-store":
			maxAge, store = 0, false
		case "max-age":
			if seconds, err := strconv.Atoi(strings.Trim(value, `"`)); err == nil && time.Duration(seconds)*time.Second < maxAge {
				maxAge = time.Duration(seconds) * time.Second
			}
		}
	}
	return
}

func takesGzip(header string) bool {
	for _, element := range strings.Split(header, ",") {
		name, quality, weighed := strings.Cut(strings.TrimSpace(element), ";")
		if strings.TrimSpace(name) == "gzip" {
			weight, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(quality), "q="), 64)
			return !weighed || err != nil || weight > 0
		}
	}
	return false
}

func isKnown(header, tag string) bool {
	if header == "" {
		return false
	}
	for _, known := range strings.Split(header, ",") {
		known = strings.Trim(strings.TrimPrefix(strings.TrimSpace(known), "W/"), `"`)
		if known == "*" || strings.TrimSuffix(known, "-gzip") == tag {
			return true
		}
	}
	return false
}

func links(r *http.Request, q *query, result *answer) string {
	q.values.Set("from", result.from.In(q.zone).Format(time.RFC3339))
	q.values.Set("to", result.to.In(q.zone).Format(time.RFC3339))
	q.values.Del("page")
	base := "<http://" + r.Host + r.URL.Path + "?" + q.values.Encode() + "&page="
	last := result.totalPages
	if last < 1 {
		last = 1
	}
	var all []string
	add := func(relation string, number int64) {
		all = append(all, base+strconv.FormatInt(number, 10)+`>; rel="`+relation+`"`)
	}
	number := int64(q.page)
	if number < last {
		add("next", number+1)
	}
	if number > 1 && number-1 < last {
		add("prev", number-1)
	} else if number > 1 {
		add("prev", last)
	}
	add("first", 1)
	add("last", last)
	return strings.Join(all, ", ")
}

// exportCalls reads two pages ahead of the one that it writes.
func (f *facade) exportCalls(w http.ResponseWriter, r *http.Request) {
	q, fault := f.read(r, false)
	if fault != nil {
		writeProblem(w, r, fault)
		return
	}
	first, total, err := q.account.bills(r.Context(), q.from, q.to, directions[q.direction], 1, exportPage)
	if err != nil {
		writeFault(w, r, err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "application/x-ndjson")
	header.Set("Content-Disposition", `attachment; filename="calls.ndjson"`)
	header.Set("Cache-Control", "no-store")
	header.Set("Cache-Status", "cdr-facade; fwd=bypass")
	header.Set("X-Total-Count", strconv.FormatInt(total, 10))
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	out := bufio.NewWriterSize(w, 64<<10)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	view, seen := f.view(q), newMemory(rememberedIDs)
	write := func(bills []bill) error {
		for i := range bills {
			if bills[i].ID != nil && !seen.add(*bills[i].ID) {
				continue
			}
			var shown call
			view.show(&bills[i], &shown)
			if err := encoder.Encode(&shown); err != nil {
				return err
			}
		}
		return nil
	}
	err = write(first)
	for next := range ahead(ctx, q, int((total+exportPage-1)/exportPage)) {
		fetched := <-next
		if err == nil {
			err = fetched.err
		}
		if err == nil {
			err = write(fetched.bills)
		}
		if err != nil {
			cancel()
		}
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		log.Printf("Export cut off: %v", err)
		panic(http.ErrAbortHandler) // so that nobody takes half for the whole
	}
}

type fetched struct {
	bills []bill
	err   error
}

// ahead fetches pages from the second on. One waits in the channel and one to be put there.
func ahead(ctx context.Context, q *query, last int) <-chan chan fetched {
	pages := make(chan chan fetched, 1)
	go func() {
		defer close(pages)
		for number := 2; number <= last && ctx.Err() == nil; number++ {
			result := make(chan fetched, 1)
			go func(number int) {
				bills, _, err := q.account.bills(ctx, q.from, q.to, directions[q.direction], number, exportPage)
				result <- fetched{bills, err}
			}(number)
			pages <- result
		}
	}()
	return pages
}

type fault struct {
	Parameter string   `json:"parameter"`
	Value     string   `json:"value"`
	Message   string   `json:"message"`
	Allowed   []string `json:"allowed,omitempty"`
}

type problem struct {
	Type     string  `json:"type"`
	Title    string  `json:"title"`
	Status   int     `json:"status"`
	Detail   string  `json:"detail"`
	Instance string  `json:"instance"`
	Code     string  `json:"code"`
	TraceID  string  `json:"traceId"`
	Errors   []fault `json:"errors,omitempty"`
}

func writeProblem(w http.ResponseWriter, r *http.Request, p *problem) {
	p.Type, p.Instance, p.TraceID = "/problems/"+p.Code, r.URL.Path, traceID(r)
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	json.NewEncoder(w).Encode(p)
}

func writeFault(w http.ResponseWriter, r *http.Request, err error) {
	var refused *platformFault
	if errors.As(err, &refused) {
		writeProblem(w, r, &problem{Status: refused.status, Code: refused.code, Title: "The platform failed", Detail: refused.detail})
		return
	}
	log.Printf("%s: %v", traceID(r), err)
	writeProblem(w, r, &problem{Status: 500, Code: "internal-error", Title: "Internal error", Detail: "Something went wrong."})
}

// traceID is the caller's by W3C Trace Context, or a new one.
func traceID(r *http.Request) string {
	if parts := strings.Split(r.Header.Get("traceparent"), "-"); len(parts) == 4 && len(parts[1]) == 32 {
		return parts[1]
	}
	id := fmt.Sprintf("%016x%016x", rand.Uint64(), rand.Uint64())
	r.Header.Set("traceparent", "00-"+id+"-0000000000000001-00")
	return id
}

type recorder struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(body []byte) (int, error) {
	count, err := r.ResponseWriter.Write(body)
	r.bytes += count
	return count, err
}

func logRequests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		recorded := &recorder{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			log.Printf("[%s] %s %s %d %d ms %d B %s", traceID(r), r.Method, r.URL.Path, recorded.status,
				time.Since(begin).Milliseconds(), recorded.bytes, w.Header().Get("Cache-Status"))
		}()
		next.ServeHTTP(recorded, r)
	})
}

// A cache keeps answers until they expire; those used least recently go when they take too many bytes together.
type cache struct {
	mutex   sync.Mutex
	entries map[string]*list.Element
	order   *list.List
	bytes   int
	most    int
	flights map[string]*flight
}

type entry struct {
	key    string
	answer *answer
}

type flight struct {
	done   chan struct{}
	answer *answer
	err    error
}

func newCache(most int) *cache {
	return &cache{entries: map[string]*list.Element{}, order: list.New(), most: most, flights: map[string]*flight{}}
}

func (c *cache) get(key string) *answer {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	element := c.entries[key]
	if element == nil {
		return nil
	}
	kept := element.Value.(*entry).answer
	if time.Since(kept.made) >= kept.lifetime {
		c.remove(element)
		return nil
	}
	c.order.MoveToFront(element)
	return kept
}

func (c *cache) put(key string, made *answer) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if made.weight() > c.most/8 {
		return
	}
	if element := c.entries[key]; element != nil {
		c.remove(element)
	}
	c.entries[key] = c.order.PushFront(&entry{key, made})
	c.bytes += made.weight()
	for c.bytes > c.most {
		c.remove(c.order.Back())
	}
}

func (c *cache) remove(element *list.Element) {
	old := c.order.Remove(element).(*entry)
	delete(c.entries, old.key)
	c.bytes -= old.answer.weight()
}

// share asks once for all who want the same at the same time, and keeps the answer.
func (c *cache) share(key string, ask func() (*answer, error)) (*answer, error) {
	c.mutex.Lock()
	if under := c.flights[key]; under != nil {
		c.mutex.Unlock()
		<-under.done
		return under.answer, under.err
	}
	own := &flight{done: make(chan struct{})}
	c.flights[key] = own
	c.mutex.Unlock()
	own.answer, own.err = ask()
	if own.err == nil {
		c.put(key, own.answer)
	}
	c.mutex.Lock()
	delete(c.flights, key)
	c.mutex.Unlock()
	close(own.done)
	return own.answer, own.err
}

// weight counts the compressed form, too, which is made when it is first asked for.
func (a *answer) weight() int {
	return len(a.body) + len(a.body)/4
}

func (a *answer) gzip() []byte {
	a.once.Do(func() {
		var buffer bytes.Buffer
		writer := gzip.NewWriter(&buffer)
		writer.Write(a.body)
		writer.Close()
		a.compressed = buffer.Bytes()
	})
	return a.compressed
}

// A memory holds the ids that it was given last, so that it stays bounded.
type memory struct {
	most         int
	older, newer map[int64]struct{}
}

func newMemory(most int) *memory {
	return &memory{most: most, newer: map[int64]struct{}{}}
}

// add tells whether the id is new.
func (m *memory) add(id int64) bool {
	if _, known := m.newer[id]; known {
		return false
	}
	if _, known := m.older[id]; known {
		return false
	}
	if len(m.newer) == m.most {
		m.older, m.newer = m.newer, make(map[int64]struct{}, m.most)
	}
	m.newer[id] = struct{}{}
	return true
}
