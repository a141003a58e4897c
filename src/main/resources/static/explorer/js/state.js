// What the page shows, kept in the fragment of its address: `#/calls?from=2026-11-27&direction=inbound`.
// A fragment is never sent, so that no phone number gets into the log of a proxy by it.

export const VIEWS = ['calls', 'counts', 'live'];

/** What the view of counts counts by, other than time. */
export const BY = ['extension', 'hangupCause', 'direction', 'method'];

/** What filters calls, as the API names it. */
export const FILTERS = ['direction', 'method', 'answered', 'number', 'extension', 'hasRecording', 'minTalkSeconds',
  'maxTalkSeconds', 'hangupCause', 'hangupBy', 'destination', 'userId', 'memberId', 'maturity', 'customerId'];

/** Lists. People write blanks after commas, and the API takes none. */
const LISTS = ['extension', 'hangupCause', 'hangupBy'];

const RANGE = ['from', 'to', 'zone', 'account'];

/** What is kept from view to view. */
const SHARED = [...RANGE, ...FILTERS];

const NAMES = ['view', ...SHARED, 'sort', 'size', 'page', 'until', 'by', 'call', 'at', 'play'];

const PHONES = ['number', 'destination'];

/** What can have a plus inside, such as an offset or `Etc/GMT+8`. */
const WITH_PLUS = ['from', 'to', 'until', 'at', 'zone'];

/**
 * Reads the state from the address. Names without a value are left out. A repeated name becomes a list with commas where lists
 * are allowed, and otherwise an array, which `faults` reports.
 */
export function read() {
  const [, path, query] = /^#?\/?([^?]*)\??(.*)$/.exec(location.hash);
  const sent = new URLSearchParams(query);
  const entries = [...new Set(sent.keys())].map((name) => [name, valueOf(name, sent.getAll(name))]);
  const { view, ...values } = Object.fromEntries(entries.filter(([, value]) => value !== '').map(withoutBlanks));
  const named = path || 'calls';
  return { view: view === undefined ? named : [named, view].flat(), ...values };
}

function valueOf(name, sent) {
  const values = sent.filter((value) => value !== '').map((value) => withPlus(name, value));
  return values.length > 1 && !LISTS.includes(name) ? values : values.join(',');
}

/** A plus that was not escaped arrives as a blank, and counts as a plus, as for the API. */
function withPlus(name, value) {
  if (PHONES.includes(name)) {
    return value.replace(/^ /, '+');
  }
  return WITH_PLUS.includes(name) ? value.replace(' ', '+') : value;
}

/**
 * What is wrong with an address, as far as the API does not tell.
 * @param {object} state
 * @param {string[]} accounts names of the accounts that there are
 * @returns {Array<{parameter: string, value: string, fault: string, allowed: ?string[]}>} the faults are `unknown`, `once`
 * (is there several times) and `choice` (is none of those that are allowed)
 */
export function faults(state, accounts) {
  const choices = { __proto__: null, view: VIEWS, by: BY, account: accounts };
  return Object.entries(state)
    .map(([name, value]) => ({ parameter: name, value: [value].flat().join(', '), fault: fault(name, value, choices[name]),
      allowed: choices[name] }))
    .filter((one) => one.fault !== null);
}

function fault(name, value, allowed) {
  if (!NAMES.includes(name)) {
    return 'unknown';
  }
  if (Array.isArray(value)) {
    return 'once';
  }
  return allowed?.includes(value) === false ? 'choice' : null;
}

/** What is left of an address without its faults. */
export function without(state, wrong) {
  const names = wrong.map(({ parameter }) => parameter);
  return { view: 'calls', ...Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name))) };
}

/** The address of a state, for links. */
export function address(state) {
  const { view, ...rest } = state;
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')
    .map(withoutBlanks));
  return `#/${view}${query.size > 0 ? `?${query}` : ''}`;
}

function withoutBlanks([name, value]) {
  return [name, LISTS.includes(name) ? value.split(',').map((item) => item.trim()).join(',') : value];
}

let show = () => {};

/** Names what shows the address. */
export function onGo(shows) {
  show = shows;
}

/**
 * Goes to a state; the browser's back button leads back. The state is shown at once, without waiting for `hashchange`: on a phone,
 * the tap that leaves a field is a click as well, and that click would otherwise start from the old state.
 */
export function go(state) {
  location.hash = address(state);
  show();
}

/** The state of another view, or of the same from its first page. */
export function start(state, changes = {}) {
  return { view: state.view, ...pick(state, [...SHARED, 'sort', 'size', 'by']), ...changes };
}

/** The state without its filters, from the first page. */
export function withoutFilters(state) {
  return start(state, Object.fromEntries(FILTERS.map((name) => [name, undefined])));
}

/** Whether what a state shows is what another one shows, as far as filters and ranges go. */
export function isSame(one, other) {
  return address(start(one)) === address(start(other));
}

/** How many filters are set. */
export function filtersSet(state) {
  return FILTERS.filter((name) => state[name]).length;
}

/** The parameters of the API for the filters. */
export function filterParameters(state) {
  return pick(state, ['account', 'zone', ...FILTERS]);
}

export function pick(state, names) {
  return Object.fromEntries(names.filter((name) => state[name]).map((name) => [name, state[name]]));
}
