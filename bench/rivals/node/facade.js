// The facade as an experienced Node.js engineer would write it in a day: fastify in front, undici to the platform,
// lru-cache in between, and a process per core, each with a cache of its own. It is measured beside the real one.
import cluster from 'node:cluster'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import Fastify from 'fastify'
import { LRUCache } from 'lru-cache'
import { Pool } from 'undici'

const PROCESSES = availableParallelism()
const HOUR = 3_600_000
const OPEN_LIFETIME = 5_000
const MAX_RANGE = 1096 * 24 * HOUR
const EXPORT_PAGE = 1000
const REMEMBERED = 200_000
const LEAST_GZIP = 1024

const DIRECTIONS = { inbound: 1, outbound: 2, all: 3 }
const DIRECTION_WORDS = { callin: 'inbound', callout: 'outbound' }
const METHODS = ['unknown', 'internal', 'manual', 'api', 'two-way', 'predictive', 'ivr']
const REASONS = {
  10001: 'normal', 10002: 'cancelled', 10003: 'rejected', 10004: 'trunk-failed', 10005: 'not-answered', 10006: 'busy',
  10007: 'server', 10008: 'extension-not-registered', 10009: 'unreachable', 10011: 'timer-expired',
  10012: 'callback-failed', 10013: 'extension-not-found', 10014: 'not-found', 10015: 'timeout', 10016: 'no-answer',
  10017: 'expired', 10019: 'location-unknown', 10020: 'other', 10024: 'bad-request', 10025: 'forbidden',
  10027: 'number-changed', 10028: 'intercepted', 10031: 'unknown', 10040: 'caller', 10041: 'callee'
}

const gzipped = promisify(gzip)

class Problem extends Error {
  constructor (status, code, title, detail, more = {}) {
    super(detail)
    Object.assign(this, { status, code, title, more })
  }
}

const malformed = (detail) => new Problem(502, 'upstream-malformed', "The platform's answer cannot be read", detail)

// A time zone. Intl tells its offset slowly, so offsets are kept for each quarter of an hour.
class Zone {
  #format
  #offsets = new Map()

  constructor (name) {
    this.name = name
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  }

  offsetAt (instant) {
    const quarter = Math.floor(instant / 900_000)
    let offset = this.#offsets.get(quarter)
    if (!offset) {
      const name = this.#format.formatToParts(instant).find((part) => part.type === 'timeZoneName').value.slice(3)
      const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [0, '+', '0', '0']
      const millis = ((+hours * 60 + +minutes) * 60 + +seconds) * 1000
      offset = { millis: sign === '-' ? -millis : millis, text: millis === 0 ? 'Z' : name }
      if (this.#offsets.size > 10_000) this.#offsets.clear()
      this.#offsets.set(quarter, offset)
    }
    return offset
  }

  // Takes milliseconds as if the clock showed UTC.
  toInstant (local) {
    const guess = local - this.offsetAt(local).millis
    return local - this.offsetAt(guess).millis
  }

  toText (instant) {
    const offset = this.offsetAt(instant)
    return new Date(instant + offset.millis).toISOString().slice(0, 19) + offset.text
  }

  toWallClock (instant) {
    return new Date(instant + this.offsetAt(instant).millis).toISOString().slice(0, 19).replace('T', ' ')
  }
}

const zones = new LRUCache({ max: 1000 })

function findZone (name) {
  let zone = zones.get(name)
  if (!zone && /^[A-Za-z]/.test(name)) {
    try {
      zone = new Zone(name)
      zones.set(name, zone)
    } catch {
      return undefined
    }
  }
  return zone
}

// An account of the platform, with its connections and its token.
class Account {
  #pool
  #path
  #token
  #login

  constructor (name, url, standard) {
    const { origin, pathname } = new URL(url)
    this.name = name
    this.zone = findZone('Asia/Shanghai')
    this.query = standard ? '' : `account=${encodeURIComponent(name)}`
    this.#path = pathname
    this.#pool = new Pool(origin, { connections: 64, headersTimeout: 30_000, bodyTimeout: 30_000 })
  }

  async #post (form) {
    let text
    try {
      const { body } = await this.#pool.request({
        path: this.#path,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString()
      })
      text = await body.text()
    } catch (error) {
      throw /Timeout/.test(error.name)
        ? new Problem(504, 'upstream-timeout', 'The platform took too long', 'The platform did not answer in time.')
        : new Problem(503, 'upstream-unavailable', 'The platform is not available', 'The platform cannot be reached.')
    }
    // PHP may print notices or a byte-order mark first.
    const start = text.indexOf('{')
    try {
      return JSON.parse(start > 0 ? text.slice(start) : text)
    } catch {
      throw malformed('The answer is no envelope.')
    }
  }

  // Those who come while a login is under way wait for it.
  #currentToken (refused) {
    if (this.#token && this.#token !== refused) return this.#token
    this.#login ??= this.#logIn().finally(() => { this.#login = undefined })
    return this.#login
  }

  async #logIn () {
    const envelope = await this.#post({
      service: 'App.Sip_Auth.Login', appid: process.env.APP_ID, accesskey: process.env.ACCESS_KEY
    })
    verify(envelope)
    const token = envelope.data.result?.token
    if (!token) throw malformed('The login has no token.')
    this.#token = token
    setTimeout(() => { if (this.#token === token) this.#token = undefined }, 11 * HOUR).unref()
    return token
  }

  // Asks for a page of a range without its end. A refused token is replaced once.
  async bills ({ from, to, direction }, page, size) {
    const form = {
      service: 'App.Sip_Cdr.GetBill',
      token: '',
      starttime: this.zone.toWallClock(Math.ceil(from / 1000) * 1000),
      endtime: this.zone.toWallClock(Math.ceil(to / 1000) * 1000 - 1000),
      syncflag: 3,
      direction: DIRECTIONS[direction],
      callmethod: 0,
      currentpage: page,
      itemsperpage: size,
      extnumber: '',
      destnumber: '',
      userid: '',
      memberid: ''
    }
    let envelope
    let refused
    do {
      form.token = await this.#currentToken(refused)
      envelope = await this.#post(form)
    } while (refusesToken(envelope) && !refused && (refused = form.token))
    verify(envelope)
    return whole(envelope.data.result, page, size)
  }
}

const failedInside = ({ data }) => Number(data?.status ?? 0) !== 0

function refusesToken (envelope) {
  return Number(envelope.ret) === 600 || (failedInside(envelope) && String(envelope.data.errors?.code) === '1010')
}

function verify (envelope) {
  const ret = Number(envelope.ret)
  if (ret >= 600 && ret <= 604) {
    throw new Problem(503, 'upstream-not-authorised', 'Not authorised', 'The platform refused the credentials.')
  }
  if (ret === 400 || ret === 404) {
    throw new Problem(502, 'upstream-rejected', 'The platform refused the request', 'The platform refused the request.')
  }
  if (ret !== 200 || failedInside(envelope)) {
    throw new Problem(502, 'upstream-failed', 'The platform failed', 'The platform failed.')
  }
  if (!envelope.data) throw malformed('The answer has no data.')
}

function whole (result, page, size) {
  const total = integer(result?.totalitems)
  const bills = result?.bills ?? []
  if (total === null || total < 0 || !Array.isArray(bills)) throw malformed('The answer has no list of records.')
  const due = Math.max(0, Math.min(size, total - (page - 1) * size))
  if (bills.length !== due) throw malformed(`The page holds ${bills.length} records instead of ${due}.`)
  return { bills, total }
}

// Numbers come as strings and strings as numbers.
const text = (value) => value === '' || value === null || value === undefined || value === false ? null : String(value)

function integer (value) {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return Number.isSafeInteger(number) ? number : null
}

// What the platform's clock showed; what is no time is null.
function time (value, from, to) {
  if (typeof value !== 'string' || value.length !== 19) return null
  const shown = `${value.slice(0, 10)}T${value.slice(11)}`
  const local = Date.parse(`${shown}Z`)
  if (!(local > 2 * 24 * HOUR)) return null
  const instant = from.toInstant(local)
  return from === to ? shown + from.offsetAt(instant).text : to.toText(instant)
}

function toCall (bill, account, zone) {
  const id = integer(bill.id)
  const startedAt = time(bill.starttime, account.zone, zone)
  const answeredAt = time(bill.answertime, account.zone, zone)
  const talkSeconds = integer(bill.billsec)
  const byCode = integer(bill.hangupdirection)
  const causeCode = integer(bill.hangupcause)
  const fileName = text(bill.recordfilename)
  const query = [startedAt && `at=${startedAt.replace('+', '%2B')}`, account.query].filter(Boolean).join('&')
  return {
    id,
    direction: DIRECTION_WORDS[bill.direction] ?? 'unknown',
    method: METHODS[integer(bill.callmethod)] ?? 'unknown',
    extension: text(bill.extnumber),
    destination: text(bill.destnumber),
    displayNumber: text(bill.displaynumber),
    startedAt,
    answeredAt,
    endedAt: time(bill.endtime, account.zone, zone),
    answered: answeredAt !== null || talkSeconds > 0,
    durationSeconds: integer(bill.duration),
    talkSeconds,
    userId: text(bill.userid),
    memberId: text(bill.memberid),
    maturity: text(bill.chengshudu),
    customerId: text(bill.customuuid),
    keysPressed: text(bill.userkey),
    hangup: {
      by: byCode === null ? null : REASONS[byCode] ?? 'unknown',
      byCode,
      cause: causeCode === null ? null : REASONS[causeCode] ?? 'unknown',
      causeCode
    },
    recording: fileName === null
      ? null
      : { fileName, href: `/recordings/${encodeURIComponent(fileName)}${account.query && `?${account.query}`}` },
    href: id === null ? null : `/calls/${id}${query && `?${query}`}`
  }
}

// Reads the parameters of a query, and reports all faults at once.
function readQuery (parameters, accounts, paged) {
  const faults = []
  const known = []
  const reject = (parameter, message, allowed) => {
    faults.push({ parameter, value: String(parameters[parameter] ?? ''), message, allowed })
  }
  const single = (name) => {
    known.push(name)
    const value = parameters[name]
    if (Array.isArray(value)) reject(name, 'must be given only once')
    return Array.isArray(value) || value === '' ? undefined : value
  }
  const whole = (name, standard, most) => {
    const value = single(name)
    if (value === undefined) return standard
    if (/^\d{1,10}$/.test(value) && +value >= 1 && +value <= most) return +value
    reject(name, `must be a whole number from 1 to ${most}`)
    return standard
  }
  const instant = (name, zone) => {
    const value = single(name)?.replace(' ', '+')
    if (value === undefined) return undefined
    const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(value)
    const local = parts ? Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}Z`) : NaN
    if (Number.isNaN(local) || local < 0 || local >= Date.UTC(2200, 0) || !isDate(parts[1])) {
      reject(name, 'must be an ISO 8601 date or time from 1970 to 2199')
      return undefined
    }
    return parts[3] ? Date.parse(`${parts[1]}T${parts[2]}${parts[3]}`) : zone.toInstant(local)
  }

  const accountName = single('account')
  const account = accountName === undefined ? accounts.values().next().value : accounts.get(accountName)
  if (!account) {
    throw new Problem(404, 'account-not-found', 'Account not found', 'No platform account of this name is configured.')
  }
  const zoneName = single('zone')?.replace(' ', '+')
  const zone = zoneName === undefined ? account.zone : findZone(zoneName)
  if (!zone) reject('zone', 'must be the IANA name of a time zone, such as Asia/Shanghai')
  const fixedFrom = instant('from', zone ?? account.zone)
  const fixedTo = instant('to', zone ?? account.zone)
  const to = fixedTo ?? Math.floor(Date.now() / 1000) * 1000
  const from = fixedFrom ?? to - 24 * HOUR
  if (!faults.some(({ parameter }) => parameter === 'from' || parameter === 'to')) {
    if (from >= to) reject(fixedTo === undefined ? 'from' : 'to', 'must leave a range: `from` is before `to`')
    else if (to - from > MAX_RANGE) reject(fixedFrom === undefined ? 'to' : 'from', 'must leave a range of at most 1096 days')
  }
  const direction = single('direction') ?? 'all'
  if (!Object.hasOwn(DIRECTIONS, direction)) {
    reject('direction', `must be one of ${Object.keys(DIRECTIONS).join(', ')}`, Object.keys(DIRECTIONS))
  }
  const page = paged ? whole('page', 1, 2_147_483) : 1
  const size = paged ? whole('size', 50, 1000) : EXPORT_PAGE
  for (const name of Object.keys(parameters)) {
    if (name !== '_' && parameters[name] !== '' && !known.includes(name)) reject(name, 'is not a parameter here', known)
  }
  if (faults.length > 0) {
    throw new Problem(400, 'invalid-parameter', 'Invalid parameter', 'At least one query parameter is bad.', { errors: faults })
  }
  // Ends of the range that move with the time count as moving.
  const key = [account.name, zone.name, fixedTo === undefined ? fixedFrom : from, fixedTo, direction, page, size].join('|')
  const closed = fixedTo !== undefined && to <= Date.now() - HOUR
  return { account, zone, from, to, direction, page, size, key, lifetime: closed ? HOUR : OPEN_LIFETIME }
}

const isDate = (date) => new Date(`${date}T00:00Z`).toISOString().startsWith(date)

async function ask (query) {
  const { account, zone, page, size } = query
  const { bills, total } = await account.bills(query, page, size)
  const totalPages = Math.ceil(total / size)
  const items = bills.map((bill) => toCall(bill, account, zone))
  const body = Buffer.from(JSON.stringify({ items, page: { number: page, size, totalItems: total, totalPages } }))
  const tag = createHash('sha1').update(body).digest('hex').slice(0, 32)
  return { body, tag, totalPages, from: query.from, to: query.to, made: Date.now(), lifetime: query.lifetime }
}

const answers = new LRUCache({
  maxSize: (64 << 20) / PROCESSES,
  maxEntrySize: (8 << 20),
  sizeCalculation: ({ body }, key) => body.length * 1.25 + key.length | 0,
  ignoreFetchAbort: true,
  fetchMethod: (key, stale, { options, context }) => {
    options.ttl = context.lifetime
    return ask(context)
  }
})

// What a request demands of caches.
function demands (header = '') {
  const seconds = /(?:^|[,\s])max-age="?(\d+)/.exec(header)
  const none = /(?:^|[,\s])no-store(?:$|[,\s])/.test(header)
  const fresh = none || /(?:^|[,\s])no-cache(?:$|[,\s])/.test(header)
  return { maxAge: fresh ? 0 : seconds ? seconds[1] * 1000 : Infinity, store: !none }
}

async function find (query, { maxAge, store }) {
  const kept = maxAge > 0 ? answers.get(query.key) : undefined
  if (kept && Date.now() - kept.made <= maxAge) {
    return { answer: kept, hit: true, status: `hit; ttl=${Math.floor(answers.getRemainingTTL(query.key) / 1000)}` }
  }
  if (maxAge === 0) {
    const answer = await ask(query)
    if (store) answers.set(query.key, answer, { ttl: answer.lifetime })
    return { answer, status: 'fwd=request' }
  }
  return { answer: await answers.fetch(query.key, { context: query, forceRefresh: kept !== undefined }), status: 'fwd=miss' }
}

function linkTo (request, query, answer) {
  const parameters = new URLSearchParams(request.query)
  for (const [name, value] of Object.entries(request.query)) {
    if (name === 'page' || name === '_' || value === '') parameters.delete(name)
  }
  parameters.set('from', query.zone.toText(answer.from))
  parameters.set('to', query.zone.toText(answer.to))
  const base = `<http://${request.host}/calls?${parameters}&page=`
  const last = Math.max(1, answer.totalPages)
  const links = []
  if (query.page < last) links.push(`${base}${query.page + 1}>; rel="next"`)
  if (query.page > 1) links.push(`${base}${Math.min(query.page - 1, last)}>; rel="prev"`)
  links.push(`${base}1>; rel="first"`, `${base}${last}>; rel="last"`)
  return links.join(', ')
}

function takesGzip (header = '') {
  const element = /(?:^|,)\s*gzip\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/.exec(header)
  return element !== null && (element[1] === undefined || Number(element[1]) > 0)
}

function isKnown (header, tag) {
  return header !== undefined && header.split(',').some((known) => {
    const plain = known.trim().replace(/^W\//, '').replace(/^"|"$/g, '')
    return plain === '*' || plain.replace(/-gzip$/, '') === tag
  })
}

async function * exportLines (query, first, total) {
  const { account, zone } = query
  let older = new Set()
  let newer = new Set()
  const last = Math.ceil(total / EXPORT_PAGE)
  const ahead = []
  let next = 2
  const fill = () => {
    while (ahead.length < 2 && next <= last) {
      const page = account.bills(query, next++, EXPORT_PAGE)
      page.catch(() => {}) // is thrown when its turn comes
      ahead.push(page)
    }
  }
  fill()
  for (let bills = first; bills; bills = ahead.length > 0 ? (await ahead.shift()).bills : undefined) {
    fill()
    let lines = ''
    for (const bill of bills) {
      const call = toCall(bill, account, zone)
      if (call.id !== null && (newer.has(call.id) || older.has(call.id))) continue
      if (newer.size === REMEMBERED) [older, newer] = [newer, new Set()]
      if (call.id !== null) newer.add(call.id)
      lines += JSON.stringify(call) + '\n'
    }
    yield lines
  }
}

function serve () {
  const accounts = new Map(process.env.ACCOUNTS.split(' ').map((setting, index) => {
    const [name, url] = setting.split('=')
    return [name, new Account(name, url, index === 0)]
  }))
  const keyDigest = Buffer.from(process.env.API_KEY_SHA256, 'hex')
  const server = Fastify({
    logger: true,
    disableRequestLogging: true,
    keepAliveTimeout: 75_000,
    genReqId: ({ headers }) => /^00-([0-9a-f]{32})-/.exec(headers.traceparent ?? '')?.[1] ?? randomBytes(16).toString('hex')
  })

  server.addHook('onRequest', async (request) => {
    if (request.routeOptions.url === '/health') return
    const digest = createHash('sha256').update(request.headers['x-api-key'] ?? '').digest()
    if (!timingSafeEqual(digest, keyDigest)) {
      throw new Problem(401, 'unauthenticated', 'Unauthenticated', 'Send a valid key in the header X-API-Key.')
    }
  })

  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.floor(reply.elapsedTime),
      bytes: reply.getHeader('content-length'),
      cache: reply.getHeader('cache-status')
    }, 'answered')
  })

  server.setErrorHandler((error, request, reply) => {
    const problem = error instanceof Problem
      ? error
      : new Problem(error.statusCode ?? 500, 'internal-error', 'Internal error', 'Something went wrong.')
    if (problem.status === 500) request.log.error(error)
    return reply.code(problem.status).type('application/problem+json').send({
      type: `/problems/${problem.code}`,
      title: problem.title,
      status: problem.status,
      detail: problem.message,
      instance: request.url.split('?')[0],
      code: problem.code,
      traceId: request.id,
      ...problem.more
    })
  })

  server.setNotFoundHandler(() => {
    throw new Problem(404, 'not-found', 'Not found', 'There is nothing under this path.')
  })

  server.get('/health', { logLevel: 'silent' }, async () => 'ok')

  server.get('/calls', async (request, reply) => {
    const query = readQuery(request.query, accounts, true)
    const { answer, hit, status } = await find(query, demands(request.headers['cache-control']))
    const compress = answer.body.length >= LEAST_GZIP && takesGzip(request.headers['accept-encoding'])
    reply.headers({
      'cache-status': `cdr-facade; ${status}`,
      'cache-control': `private, max-age=${answer.lifetime / 1000}`,
      vary: 'Accept, Accept-Encoding, Authorization, X-API-Key',
      link: linkTo(request, query, answer),
      etag: `"${answer.tag}${compress ? '-gzip' : ''}"`
    })
    if (hit) reply.header('age', Math.floor((Date.now() - answer.made) / 1000))
    if (isKnown(request.headers['if-none-match'], answer.tag)) return reply.code(304).send()
    reply.type('application/json')
    if (!compress) return reply.send(answer.body)
    answer.gzip ??= gzipped(answer.body)
    return reply.header('content-encoding', 'gzip').send(await answer.gzip)
  })

  server.get('/calls/export', async (request, reply) => {
    const query = readQuery(request.query, accounts, false)
    const { bills, total } = await query.account.bills(query, 1, EXPORT_PAGE)
    reply.type('application/x-ndjson').headers({
      'content-disposition': 'attachment; filename="calls.ndjson"',
      'cache-control': 'no-store',
      'cache-status': 'cdr-facade; fwd=bypass',
      'x-total-count': total
    })
    // If it fails on the way, fastify destroys the connection, so that nobody takes half for the whole.
    return reply.send(Readable.from(exportLines(query, bills, total), { objectMode: false }))
  })

  return server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
}

if (cluster.isPrimary) {
  for (let i = 0; i < PROCESSES; i++) cluster.fork()
  cluster.on('exit', (worker, code) => {
    console.error(`Worker ended with ${code}`)
    process.exit(1)
  })
} else {
  await serve()
}
