package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	wallClock     = "2006-01-02 15:04:05"
	tokenLifetime = 11 * time.Hour
	largestAnswer = 16 << 20
)

// An account of the platform, with its connections and its token.
type account struct {
	name, address    string
	appID, accessKey string
	zone             *time.Location
	client           *http.Client
	mutex            sync.Mutex
	token            string
	loggedIn         time.Time
}

func newAccount(name, address, appID, accessKey string, zone *time.Location) *account {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxConnsPerHost, transport.MaxIdleConnsPerHost = 64, 64
	transport.DisableCompression = true
	return &account{name: name, address: address, appID: appID, accessKey: accessKey, zone: zone,
		client: &http.Client{Transport: transport, Timeout: 30 * time.Second}}
}

// A platformFault is what callers are told of a failure.
type platformFault struct {
	status int
	code   string
	detail string
}

func (f *platformFault) Error() string { return f.code + ": " + f.detail }

func malformed(detail string) error { return &platformFault{502, "upstream-malformed", detail} }

type envelope struct {
	Ret  int `json:"ret"`
	Data struct {
		Status int `json:"status"`
		Result struct {
			Token      string `json:"token"`
			TotalItems *int64 `json:"totalitems"`
			Bills      []bill `json:"bills"`
		} `json:"result"`
		Errors struct {
			Code string `json:"code"`
		} `json:"errors"`
	} `json:"data"`
}

func (e *envelope) refusesToken() bool {
	return e.Ret == 600 || (e.Ret == 200 && e.Data.Status != 0 && e.Data.Errors.Code == "1010")
}

func (e *envelope) fault() error {
	switch {
	case e.Ret == 200 && e.Data.Status == 0:
		return nil
	case e.Ret >= 600 && e.Ret <= 604:
		return &platformFault{503, "upstream-not-authorised", "The platform refused the credentials."}
	case e.Ret == 400 || e.Ret == 404:
		return &platformFault{502, "upstream-rejected", "The platform refused the request."}
	default:
		return &platformFault{502, "upstream-failed", "The platform failed."}
	}
}

type bill struct {
	ID              *int64 `json:"id"`
	Extension       string `json:"extnumber"`
	Destination     string `json:"destnumber"`
	DisplayNumber   string `json:"displaynumber"`
	StartTime       string `json:"starttime"`
	AnswerTime      string `json:"answertime"`
	EndTime         string `json:"endtime"`
	Duration        *int   `json:"duration"`
	Talk            *int   `json:"billsec"`
	Direction       string `json:"direction"`
	Method          int    `json:"callmethod"`
	UserID          string `json:"userid"`
	MemberID        string `json:"memberid"`
	Maturity        string `json:"chengshudu"`
	CustomerID      string `json:"customuuid"`
	Recording       string `json:"recordfilename"`
	HangupDirection *int   `json:"hangupdirection"`
	HangupCause     *int   `json:"hangupcause"`
	Keys            string `json:"userkey"`
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func (a *account) post(ctx context.Context, form url.Values) (*envelope, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, a.address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := a.client.Do(request)
	if err != nil {
		return nil, connectionFault(err)
	}
	defer response.Body.Close()
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	if response.ContentLength > 0 && response.ContentLength < largestAnswer {
		buffer.Grow(int(response.ContentLength) + bytes.MinRead)
	}
	if _, err := buffer.ReadFrom(io.LimitReader(response.Body, largestAnswer)); err != nil {
		return nil, connectionFault(err)
	}
	return open(buffer.Bytes())
}

func connectionFault(err error) error {
	var timeout interface{ Timeout() bool }
	if errors.As(err, &timeout) && timeout.Timeout() {
		return &platformFault{504, "upstream-timeout", "The platform did not answer in time."}
	}
	return &platformFault{503, "upstream-unavailable", "The platform cannot be reached."}
}

// open reads the envelope. PHP may print notices before it, and write numbers as strings or strings as numbers, which
// is rare enough to be read in a second attempt.
func open(body []byte) (*envelope, error) {
	if start := bytes.IndexByte(body, '{'); start > 0 {
		body = body[start:]
	}
	strict := &envelope{}
	err := json.Unmarshal(body, strict)
	var mistyped *json.UnmarshalTypeError
	if errors.As(err, &mistyped) {
		loose := &envelope{}
		if err = json.Unmarshal(retype(body), loose); errors.As(err, &mistyped) && loose.Ret != 200 {
			err = nil // the data of a refusal may be a list
		}
		strict = loose
	}
	if err != nil || strict.Ret == 0 {
		return nil, malformed("The platform's answer is no envelope.")
	}
	return strict, nil
}

var numbers = map[string]bool{"ret": true, "status": true, "totalitems": true, "id": true, "duration": true, "billsec": true,
	"callmethod": true, "hangupdirection": true, "hangupcause": true}

// retype gives each value of an answer the type that its name demands.
func retype(body []byte) []byte {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var tree any
	if decoder.Decode(&tree) != nil {
		return nil
	}
	typed, err := json.Marshal(retyped("", tree))
	if err != nil {
		return nil
	}
	return typed
}

func retyped(name string, value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key := range value {
			value[key] = retyped(key, value[key])
		}
	case []any:
		for i := range value {
			value[i] = retyped(name, value[i])
		}
	case string:
		if numbers[name] {
			if number, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64); err == nil {
				return number
			}
			return nil
		}
	case json.Number:
		if !numbers[name] {
			return value.String()
		}
	case bool:
		return nil
	}
	return value
}

// currentToken logs in if there is no token but the refused one. Who comes meanwhile waits, and gets the same token.
func (a *account) currentToken(ctx context.Context, refused string) (string, error) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if a.token != "" && a.token != refused && time.Since(a.loggedIn) < tokenLifetime {
		return a.token, nil
	}
	login, err := a.post(ctx, url.Values{"service": {"App.Sip_Auth.Login"}, "appid": {a.appID}, "accesskey": {a.accessKey}})
	if err == nil {
		err = login.fault()
	}
	if err != nil {
		return "", err
	}
	if login.Data.Result.Token == "" {
		return "", malformed("The platform's login has no token.")
	}
	a.token, a.loggedIn = login.Data.Result.Token, time.Now()
	return a.token, nil
}

// bills asks for a page of a range without its end. A refused token is replaced once.
func (a *account) bills(ctx context.Context, from, to time.Time, direction string, page, size int) ([]bill, int64, error) {
	form := url.Values{"service": {"App.Sip_Cdr.GetBill"}, "starttime": {a.local(from.Add(time.Second - time.Nanosecond))},
		"endtime": {a.local(to.Add(-time.Nanosecond))}, "syncflag": {"3"}, "direction": {direction}, "callmethod": {"0"},
		"currentpage": {strconv.Itoa(page)}, "itemsperpage": {strconv.Itoa(size)}, "extnumber": {""}, "destnumber": {""},
		"userid": {""}, "memberid": {""}}
	refused := ""
	for attempt := 1; ; attempt++ {
		token, err := a.currentToken(ctx, refused)
		if err != nil {
			return nil, 0, err
		}
		form.Set("token", token)
		result, err := a.post(ctx, form)
		if err != nil {
			return nil, 0, err
		}
		if result.refusesToken() && attempt == 1 {
			refused = token
			continue
		}
		if err := result.fault(); err != nil {
			return nil, 0, err
		}
		return whole(result, page, size)
	}
}

// local writes an instant as the platform's clock shows it.
func (a *account) local(instant time.Time) string {
	return instant.In(a.zone).Format(wallClock)
}

func whole(result *envelope, page, size int) ([]bill, int64, error) {
	if result.Data.Result.TotalItems == nil {
		return nil, 0, malformed("The platform's answer has no total.")
	}
	total, bills := *result.Data.Result.TotalItems, result.Data.Result.Bills
	due := total - int64(page-1)*int64(size)
	if due < 0 {
		due = 0
	}
	if due > int64(size) {
		due = int64(size)
	}
	if int64(len(bills)) != due {
		return nil, 0, malformed(fmt.Sprintf("The platform's page holds %d records instead of %d.", len(bills), due))
	}
	return bills, total, nil
}

// A call as callers see it.
type call struct {
	ID              *int64     `json:"id"`
	Direction       string     `json:"direction"`
	Method          string     `json:"method"`
	Extension       *string    `json:"extension"`
	Destination     *string    `json:"destination"`
	DisplayNumber   *string    `json:"displayNumber"`
	StartedAt       *string    `json:"startedAt"`
	AnsweredAt      *string    `json:"answeredAt"`
	EndedAt         *string    `json:"endedAt"`
	Answered        bool       `json:"answered"`
	DurationSeconds *int       `json:"durationSeconds"`
	TalkSeconds     *int       `json:"talkSeconds"`
	UserID          *string    `json:"userId"`
	MemberID        *string    `json:"memberId"`
	Maturity        *string    `json:"maturity"`
	CustomerID      *string    `json:"customerId"`
	KeysPressed     *string    `json:"keysPressed"`
	Hangup          hangup     `json:"hangup"`
	Recording       *recording `json:"recording"`
	Href            *string    `json:"href"`
}

type hangup struct {
	By        *string `json:"by"`
	ByCode    *int    `json:"byCode"`
	Cause     *string `json:"cause"`
	CauseCode *int    `json:"causeCode"`
}

type recording struct {
	FileName string `json:"fileName"`
	Href     string `json:"href"`
}

var methods = []string{"unknown", "internal", "manual", "api", "two-way", "predictive", "ivr"}

var reasons = map[int]string{10001: "normal", 10002: "cancelled", 10003: "rejected", 10004: "trunk-failed",
	10005: "not-answered", 10006: "busy", 10007: "server", 10008: "extension-not-registered", 10009: "unreachable",
	10011: "timer-expired", 10012: "callback-failed", 10013: "extension-not-found", 10014: "not-found", 10015: "timeout",
	10016: "no-answer", 10017: "expired", 10019: "location-unknown", 10020: "other", 10024: "bad-request",
	10025: "forbidden", 10027: "number-changed", 10028: "intercepted", 10031: "unknown", 10040: "caller", 10041: "callee"}

// A view is how calls are shown.
type view struct {
	platform *time.Location
	zone     *time.Location
	first    string
	more     string
}

func (f *facade) view(q *query) view {
	v := view{platform: q.account.zone, zone: q.zone}
	if q.account != f.standard {
		name := url.QueryEscape(q.account.name)
		v.first, v.more = "?account="+name, "&account="+name
	}
	return v
}

func (v view) show(b *bill, c *call) {
	c.ID = b.ID
	c.Direction = direction(b.Direction)
	c.Method = "unknown"
	if b.Method > 0 && b.Method < len(methods) {
		c.Method = methods[b.Method]
	}
	c.Extension, c.Destination, c.DisplayNumber = orNull(&b.Extension), orNull(&b.Destination), orNull(&b.DisplayNumber)
	c.StartedAt, c.AnsweredAt, c.EndedAt = v.time(b.StartTime), v.time(b.AnswerTime), v.time(b.EndTime)
	c.Answered = c.AnsweredAt != nil || (b.Talk != nil && *b.Talk > 0)
	c.DurationSeconds, c.TalkSeconds = b.Duration, b.Talk
	c.UserID, c.MemberID, c.Maturity = orNull(&b.UserID), orNull(&b.MemberID), orNull(&b.Maturity)
	c.CustomerID, c.KeysPressed = orNull(&b.CustomerID), orNull(&b.Keys)
	c.Hangup = hangup{reason(b.HangupDirection), b.HangupDirection, reason(b.HangupCause), b.HangupCause}
	if b.Recording != "" {
		c.Recording = &recording{b.Recording, "/recordings/" + url.PathEscape(b.Recording) + v.first}
	}
	c.Href = v.href(b.ID, c.StartedAt)
}

func (v view) href(id *int64, at *string) *string {
	if id == nil {
		return nil
	}
	href := "/calls/" + strconv.FormatInt(*id, 10)
	if at != nil {
		href += "?at=" + strings.Replace(*at, "+", "%2B", 1) + v.more
	} else {
		href += v.first
	}
	return &href
}

// time reads the platform's wall clock; what is no time is null.
func (v view) time(text string) *string {
	if text == "" {
		return nil
	}
	value, err := time.ParseInLocation(wallClock, text, v.platform)
	if err != nil || value.Year() < 1971 {
		return nil
	}
	shown := value.In(v.zone).Format(time.RFC3339)
	return &shown
}

func direction(word string) string {
	switch word {
	case "callout":
		return "outbound"
	case "callin":
		return "inbound"
	}
	return "unknown"
}

func reason(code *int) *string {
	if code == nil {
		return nil
	}
	word, known := reasons[*code]
	if !known {
		word = "unknown"
	}
	return &word
}

func orNull(text *string) *string {
	if *text == "" {
		return nil
	}
	return text
}
