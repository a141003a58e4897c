// Times and ranges in a zone. Dates are texts such as `2026-11-27`; the API reads them in the zone too.
import { locale } from './i18n.js';

const DAY = 86_400_000;

/** A `Date` as the API reads it, in whole seconds. */
export function instant(date) {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Zones by the name that was asked for; null where the browser does not know it. */
const known = new Map();

/** A zone that the browser knows: links may name others, which the API then names as a fault. */
function zoneOr(fallback, zone) {
  if (!known.has(zone)) {
    const name = browserName(zone);
    known.set(zone, isKnown(name) ? name : null);
  }
  return known.get(zone) ?? fallback;
}

/** Java has names for offsets that browsers do not have: `Z`, `GMT+08:00`, `UTC+8`. */
function browserName(zone) {
  const [, sign, hours, minutes = '00'] = /^(?:UTC|GMT|UT)?([+-])(\d\d?)(?::?(\d\d))?$/.exec(zone) ?? [];
  return sign ? `${sign}${hours.padStart(2, '0')}:${minutes}` : zone?.replace(/^Z$/, 'UTC');
}

function isKnown(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** A date, and perhaps a time, its fraction, and an offset of hours, minutes and seconds: all forms that the API reads. */
const TIME = /^((?:19[7-9]\d|2[01]\d\d)-\d\d-\d\d)(?:T([01]\d|2[0-3])(:[0-5]\d)(:[0-5]\d)?(?:\.\d{1,9})?(Z|[+-]\d\d(?::?\d\d(?::\d\d)?)?)?)?$/;

/** Reads a date or time: what its clock shows, as `2026-11-27T14:58:37`, and its offset. Null if the text is none. */
function parsed(text) {
  const [whole, date, hour = '00', minute = ':00', second = ':00', offset] = TIME.exec(text) ?? [];
  const clock = `${date}T${hour}${minute}${second}`;
  const time = Date.parse(`${clock}Z`);
  return whole && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? { clock, offset } : null;
}

/** What clocks of a zone show at an instant, in the same form. */
function clockAt(instant, zone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit',
    minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(instant).replace(' ', 'T');
}

/** The date on calendars of a zone now. */
export function today(zone) {
  return clockAt(Date.now(), zoneOr('UTC', zone)).slice(0, 10);
}

/** The hour and minute on clocks of a zone now. */
export function now(zone) {
  return clockAt(Date.now(), zoneOr('UTC', zone)).slice(11, 16);
}

/** A date some days later. */
export function plusDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The same time of the day before; undefined if the text is no time. */
export function dayBefore(text) {
  return parsed(text) ? plusDays(text.slice(0, 10), -1) + text.slice(10) : undefined;
}

function firstOfMonth(date, plus) {
  const [year, month] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + plus, 1)).toISOString().slice(0, 10);
}

/** Ranges to choose from. */
export function presets(zone) {
  const day = today(zone);
  return {
    today: { from: day, to: plusDays(day, 1) },
    yesterday: { from: plusDays(day, -1), to: day },
    week: { from: plusDays(day, -6), to: plusDays(day, 1) },
    month: { from: firstOfMonth(day, 0), to: firstOfMonth(day, 1) },
  };
}

/** The name of a range; undefined if it is none of those to choose from. */
export function presetOf({ from, to }, zone) {
  return Object.entries(presets(zone)).find(([, range]) => range.from === from && range.to === to)?.[0];
}

/** What clocks of a zone show at a date or time, in whole seconds; empty if the text is none. */
export function local(text, zone) {
  const time = parsed(text);
  const own = zoneOr(null, zone);
  if (time?.offset && own) {
    return clockAt(Date.parse(`${time.clock}Z`) - milliseconds(time.offset), own);
  }
  return time?.clock ?? '';
}

function milliseconds(offset) {
  const [hours, minutes, seconds] = [1, 3, 5].map((at) => Number(offset.replaceAll(':', '').slice(at, at + 2)));
  return (offset.startsWith('-') ? -1000 : 1000) * (3600 * hours + 60 * minutes + seconds);
}

/** Days between two dates or times, by the clocks of a zone. */
export function days(from, to, zone) {
  return (Date.parse(`${local(to, zone)}Z`) - Date.parse(`${local(from, zone)}Z`)) / DAY;
}

/** Whether a date or time is later than an instant, by the clocks of a zone. */
export function isAfter(text, zone, instant) {
  return local(text, zone) > clockAt(instant, zoneOr('UTC', zone));
}

/** Where the browser does not know the zone, by the offset that the API gives. */
function format(iso, zone, options) {
  const timeZone = zoneOr(iso.endsWith('Z') ? 'UTC' : iso.slice(19), zone);
  return new Intl.DateTimeFormat(locale(), { timeZone, hourCycle: 'h23', ...options }).format(new Date(iso));
}

export function clock(iso, zone) {
  return format(iso, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function dayOf(iso, zone) {
  const year = iso.slice(0, 4) === today(zone).slice(0, 4) ? {} : { year: 'numeric' };
  return format(iso, zone, { month: 'short', day: 'numeric', ...year });
}

/** The whole of it, with the zone. */
export function exact(iso, zone) {
  return format(iso, zone, { dateStyle: 'full', timeStyle: 'long' });
}

/** Date and clock. */
export function full(iso, zone) {
  return format(iso, zone, { dateStyle: 'medium', timeStyle: 'medium' });
}

const UNITS = [['year', 31_556_952], ['month', 2_629_746], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];

/** How long ago something was. Days are of 24 hours, so that a day ago is not always yesterday. */
export function ago(iso) {
  const seconds = Math.round((Date.parse(iso) - Date.now()) / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale(), { numeric: unit === 'second' ? 'auto' : 'always', style: 'short' })
    .format(Math.trunc(seconds / length), unit);
}

/** Seconds as `1:05` or `1:02:03`. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  const whole = Math.round(seconds);
  const two = (value) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Names of zones: those that are likely come first. */
export function zones(own) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([own, here, 'UTC', ...all])];
}
