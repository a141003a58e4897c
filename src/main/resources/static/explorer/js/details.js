// All of one call, beside the table.
import { may } from './access.js';
import { json, Problem } from './api.js';
import { h, icon, replace, spoken } from './dom.js';
import { t, word } from './i18n.js';
import { latestRequest } from './latest.js';
import { player } from './player.js';
import { problemCard } from './problem.js';
import { address, go, pick, read } from './state.js';
import { numberOf, result } from './table.js';
import { ago, duration, exact, full } from './time.js';

/** Ids that have a path. Others, such as `summary`, would lead to something else. */
const ID = /^0*[1-9]\d{0,17}$/;

/** Where the panel covers the page, as in the style sheet. */
const NARROW = matchMedia('(max-width: 640px)');

/**
 * Makes the panel.
 * @param {{zone: string}} context
 */
export function detailsPanel(context) {
  const element = h('aside.details', { 'aria-label': t('details.title'), tabindex: '-1' });
  let shown = null;
  let plays = false;
  let drawn = null;
  const players = keptPlayer();
  const requests = latestRequest();

  const close = () => go({ ...read(), call: undefined, at: undefined, play: undefined });

  /** Shows the call of a state: the one that is known, or else as the API has it, again where `cache` is `no-cache`. */
  async function show(state, known, cache = 'default') {
    if (!state.call) {
      hide();
      return;
    }
    const begins = shown !== state.call || (state.play && !plays);
    if (begins) {
      shown = state.call;
      drawn = null;
      players.forget();
    }
    plays = Boolean(state.play);
    document.body.classList.add('with-details');
    cover();
    NARROW.addEventListener('change', cover);
    if (known) {
      requests.abort();
      draw(state, known);
    } else if (begins || cache === 'no-cache') {
      await find(state, cache);
    }
  }

  function hide() {
    if (shown !== null) {
      requests.abort();
      const focused = element.contains(document.activeElement);
      document.body.classList.remove('with-details');
      replace(element);
      NARROW.removeEventListener('change', cover);
      cover();
      if (focused) {
        const row = document.querySelector(`tr[data-id="${CSS.escape(shown)}"] a.time`);
        (row ?? document.getElementById('main'))?.focus({ preventScroll: true });
      }
      shown = null;
      plays = false;
    }
  }

  /** What is behind the panel cannot be reached. */
  function cover() {
    const covers = NARROW.matches && document.body.classList.contains('with-details');
    document.querySelectorAll('.skip, .top, .filters, .view > .main').forEach((part) => part.toggleAttribute('inert', covers));
  }

  /** Draws a call again only if there is something new about it, such as its recording, which comes later. */
  function draw(state, call) {
    const text = JSON.stringify(call);
    if (text !== drawn) {
      const takesFocus = drawn === null || element.contains(document.activeElement);
      drawn = text;
      replace(element, head(state, close), call instanceof Error ? fault(state, call) : body(call, state, context, players.of));
      if (takesFocus && !element.contains(document.activeElement)) {
        element.focus({ preventScroll: true });
      }
    }
  }

  /** Unless another call has been chosen, or none, or this one has come with others, while it was on its way. */
  async function find(state, cache = 'default') {
    const signal = requests.begin();
    if (drawn === null) {
      replace(element, head(state, close), h('p.quiet', { role: 'status' }, t('loading')));
    }
    const call = await callOf(state, { signal, cache });
    if (!signal.aborted) {
      draw(state, call);
    }
  }

  /** What is wrong with the id itself stays so. */
  function fault(state, problem) {
    return problemCard(problem, problem.code === 'invalid-parameter' ? undefined : () => {
      drawn = null;
      find(state);
    });
  }

  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      element.querySelector('button.close')?.click();
    }
  });

  function play() {
    element.querySelector('audio')?.play().catch(() => {});
  }

  return { element, show, hide, play };
}

/** The player of a recording goes on when the call is drawn again. */
function keptPlayer() {
  let playing = null;
  return {
    of(recording, atOnce) {
      if (playing?.href !== recording.href) {
        playing = { href: recording.href, element: player(recording, atOnce) };
      }
      return playing.element;
    },
    forget() {
      playing = null;
    },
  };
}

/** The call of a state, or the problem that there is with it. */
async function callOf(state, options) {
  if (!ID.test(state.call)) {
    return new Problem({ code: 'invalid-parameter', title: t('link.title'),
      errors: [{ parameter: 'call', value: state.call, message: t('link.id') }] });
  }
  try {
    return (await json(`calls/${state.call}`, pick(state, ['at', 'zone', 'account']), options)).body;
  } catch (problem) {
    return problem;
  }
}

function head(state, close) {
  const copied = h('span.quiet', { role: 'status' });
  const copy = async () => {
    const link = new URL(address({ ...state, play: undefined }), location.href).href;
    replace(copied, t(await navigator.clipboard.writeText(link).then(() => 'copied', () => 'notCopied')));
  };
  return h('header', null, h('h2', null, t('details.call', { id: state.call })), copied,
    // Browsers have none where the page came over plain HTTP from another host.
    navigator.clipboard
      ? h('button.round', { type: 'button', title: t('copyLink'), click: copy }, icon('link'), spoken(t('copyLink'))) : null,
    h('button.round.close', { type: 'button', title: t('close'), click: close }, icon('close'), spoken(t('close'))));
}

function body(call, state, context, playerOf) {
  const zone = state.zone ?? context.zone;
  const time = (iso) => (iso ? h('time', { datetime: iso, title: exact(iso, zone) }, full(iso, zone)) : null);
  return [
    h('p.lead', null, word('direction', call.direction), ' · ', word('method', call.method), ' ', result(call)),
    call.recording && may('recordings:read') ? playerOf(call.recording, Boolean(state.play)) : null,
    list([
      ['from', numberOf(call.displayNumber)], ['to', numberOf(call.destination)], ['extension', call.extension && numberOf(call.extension)],
    ]),
    h('h3', null, t('details.times'), call.startedAt ? ` · ${ago(call.startedAt)} · ${zone}` : null),
    list([
      ['startedAt', time(call.startedAt)], ['answeredAt', time(call.answeredAt)], ['endedAt', time(call.endedAt)],
      ['durationSeconds', duration(call.durationSeconds)], ['talkSeconds', duration(call.talkSeconds)],
    ]),
    h('h3', null, t('details.end')),
    list([
      ['hangupCause', coded('hangupCause', call.hangup?.cause, call.hangup?.causeCode)],
      ['hangupBy', coded('hangupBy', call.hangup?.by, call.hangup?.byCode)],
      ['keysPressed', call.keysPressed],
    ]),
    h('h3', null, t('details.own')),
    list(['userId', 'memberId', 'maturity', 'customerId'].map((name) => [name, call[name]])),
    h('details.raw', null, h('summary', null, t('details.raw')),
      h('pre', { tabindex: '0', role: 'region', 'aria-label': t('details.raw') }, JSON.stringify(call, null, 2))),
  ];
}

function list(entries) {
  return h('dl', null, entries.map(([name, value]) => h('div', null, h('dt', null, t(`field.${name}`)),
    h('dd', null, value ?? h('span.quiet', null, '–')))));
}

/** A word with its raw code. */
function coded(kind, value, code) {
  return value === undefined || value === null ? null : [word(kind, value), h('code', null, code ?? '–')];
}
