// The table of calls.
import { may } from './access.js';
import { h, icon, spoken } from './dom.js';
import { t, word } from './i18n.js';
import { address, go, read, start } from './state.js';
import { ago, clock, dayOf, duration, exact } from './time.js';

const COLUMNS = [
  { name: 'startedAt', sort: 'startedAt' }, { name: 'direction' }, { name: 'displayNumber', less: true },
  { name: 'destination' }, { name: 'extension' }, { name: 'method', less: true }, { name: 'result' },
  { name: 'talkSeconds', sort: 'talkSeconds', end: true }, { name: 'recording', quiet: true },
];

/**
 * The table's head.
 * @param {object} state
 * @param {boolean} sortable whether a click on a heading sorts
 */
export function tableHead(state, sortable) {
  return h('thead', null, h('tr', null, COLUMNS.map((column) => h('th', { scope: 'col', class: look(column),
    'aria-sort': column.sort && sortable ? sorted(state.sort, column.sort) : null }, heading(column, state, sortable)))));
}

function look({ less, end }) {
  return [less ? 'less' : '', end ? 'end' : ''].join(' ').trim() || null;
}

function sorted(sort, by) {
  return { [by]: 'ascending', [`-${by}`]: 'descending' }[sort] ?? 'none';
}

function heading(column, state, sortable) {
  const text = t(`column.${column.name}`);
  if (column.quiet) {
    return spoken(text);
  }
  if (!column.sort || !sortable) {
    return text;
  }
  const next = state.sort === `-${column.sort}` ? column.sort : state.sort === column.sort ? undefined : `-${column.sort}`;
  const shown = { [`-${column.sort}`]: 'down', [column.sort]: 'up' }[state.sort];
  return h('button.sort', { type: 'button', id: `sort-${column.sort}`, click: () => go(start(read(), { sort: next })) },
    text, icon(shown ?? 'sort'));
}

/** A row; its link extends `state`, and `zone` is the zone of times. */
export function row(call, state, zone) {
  return h('tr', { 'data-id': call.id, 'aria-current': isShown(call, state) ? 'true' : null },
    h('td', null, time(call, state, zone)),
    h('td', null, h('span.direction', { class: call.direction }, icon(direction(call)),
      h('span', null, word('direction', call.direction)))),
    h('td.less', null, numberOf(call.displayNumber)),
    h('td', null, numberOf(call.destination), h('span.instead', null, t('shownAs'), ' ', numberOf(call.displayNumber))),
    h('td', null, numberOf(call.extension)),
    h('td.less', null, word('method', call.method)),
    h('td', null, result(call)),
    h('td.end', null, call.answered ? duration(call.talkSeconds) : h('span.quiet', null, '–')),
    h('td.end', null, call.recording && may('recordings:read') ? playLink(call, state) : null));
}

/**
 * Opens the details of a call whose row is clicked, or plays it. Links were drawn with the state of that time: a filter that
 * is typed before the click would be lost with them.
 * @param {HTMLElement} rows
 * @param {() => {calls: object[], state: object}} shown what is shown at the time of the click
 * @param {() => void} playAgain plays the call again whose details are open
 */
export function openOnClick(rows, shown, playAgain) {
  rows.addEventListener('click', (event) => {
    const { calls, state } = shown();
    const call = callAt(event, calls);
    if (call) {
      event.preventDefault();
      if (event.target.closest('a.round')) {
        play(call, state, playAgain);
      } else {
        go(opened(call, state));
      }
    }
  });
}

function play(call, state, again) {
  if (isShown(call, state) && state.play) {
    again();
  } else {
    go(played(call, state));
  }
}

/** The call whose row was clicked; none if the click selected text, or asks for another tab or window. */
function callAt(event, calls) {
  const selects = String(getSelection()) !== '' && !event.target.closest('a');
  if (selects || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return undefined;
  }
  const shown = event.target.closest('tr[data-id]')?.dataset.id;
  return calls.find(({ id }) => String(id) === shown);
}

/** Marks the row of the call whose details are open, and no other one. */
export function markShown(table, state) {
  table.querySelectorAll('tr[data-id]').forEach((line) => {
    line.toggleAttribute('aria-current', false);
    if (line.dataset.id === state.call) {
      line.setAttribute('aria-current', 'true');
    }
  });
}

export function isShown(call, state) {
  return state.call === String(call.id);
}

function direction(call) {
  return call.method === 'internal' ? 'internal' : ['inbound', 'outbound'].includes(call.direction) ? call.direction : 'unknown';
}

/** The state with a call's details open. */
function opened(call, state) {
  return { ...state, call: String(call.id), at: call.startedAt ?? undefined, play: undefined };
}

function played(call, state) {
  return { ...opened(call, state), play: '1' };
}

function time(call, state, zone) {
  const link = h('a.time', { href: address(opened(call, state)) });
  if (call.startedAt === null) {
    link.append(`#${call.id}`);
    return link;
  }
  link.append(h('time', { datetime: call.startedAt, title: exact(call.startedAt, zone) }, clock(call.startedAt, zone)),
    h('span.quiet', null, dayOf(call.startedAt, zone), h('span.aged', null, ' · ',
      h('span', { 'data-ago': call.startedAt }, ago(call.startedAt)))));
  return link;
}

function playLink(call, state) {
  return h('a.round', { href: address(played(call, state)), title: t('play') },
    icon('play'), spoken(t('playOf', { id: call.id })));
}

/** A number; one that is masked says so. */
export function numberOf(value) {
  if (value === null) {
    return h('span.quiet', null, '–');
  }
  return value.includes('****')
    ? h('span.number.masked', { title: t('masked') }, value, icon('lock'), spoken(t('masked'))) : h('span.number', null, value);
}

/** Whether it was answered, or else why it was not. */
export function result(call) {
  const cause = call.hangup?.cause ?? 'unknown';
  return call.answered ? h('span.pill.good', null, t('answered'))
    : h('span.pill', null, cause === 'normal' ? t('notAnswered') : word('hangupCause', cause));
}

/** Keeps relative times up to date. */
export function refreshAgo(root) {
  root.querySelectorAll('[data-ago]').forEach((element) => {
    element.textContent = ago(element.dataset.ago);
  });
}
