// Calls as they end.
import { detailsPanel } from './details.js';
import { h, icon, replace } from './dom.js';
import { t } from './i18n.js';
import { listing } from './listing.js';
import { problemCard } from './problem.js';
import { filterParameters } from './state.js';
import { follow } from './stream.js';
import { isShown, markShown, row, tableHead } from './table.js';
import { instant } from './time.js';

/** Rows kept on the page. */
const MOST = 200;

/** The page begins with what ended lately, so that it is not empty. */
const LATELY = 15 * 60_000;

const TICK = 15_000;

/** How long a stream is open, in milliseconds, before it counts as one without calls: the facade looks first. */
const LOOKING = 3000;

/** Makes the view. `context.zone` is the account's zone. */
export function liveView(context) {
  let state = null;
  let followed = null;
  let close = null;
  let calls = [];
  let paused = false;
  let position = {};
  const body = h('tbody');
  const note = liveNote(() => calls.length === 0);
  const status = h('span.status', { role: 'status' });
  const pause = h('button.plain', { type: 'button', click: pauseOrResume });
  const details = detailsPanel(context);
  const table = listing(t('view.live'), TICK, () => ({ calls, state }), details);
  table.show(tableHead({}, false), body);
  const element = h('div.view', null, h('div.main', null,
    h('div.tools', null, h('h1', null, t('view.live')), h('span.order.quiet', null, t('order.ended')), status, pause),
    note.element, table.element), details.element);

  function update(next) {
    const query = JSON.stringify(filterParameters(next));
    state = next;
    if (query !== followed) {
      followed = query;
      restart();
    }
    markShown(body, state);
    details.show(state, calls.find((call) => isShown(call, state)));
  }

  function restart() {
    calls = [];
    replace(body);
    position = { from: instant(new Date(Date.now() - LATELY)) };
    begin();
  }

  /** Begins after the last call that came, so that none is missed after a pause or a failure. */
  function begin() {
    close?.();
    paused = false;
    labelPause();
    note.clear();
    close = follow({ ...filterParameters(state), ...position }, { call: add, reset: restart, state: tell });
  }

  function pauseOrResume() {
    if (paused) {
      begin();
    } else {
      paused = true;
      close();
      labelPause();
      tell('paused');
    }
  }

  function labelPause() {
    replace(pause, icon(paused ? 'play' : 'pause'), t(paused ? 'live.resume' : 'live.pause'));
  }

  function add(call, cursor) {
    position = { cursor };
    if (calls.some(({ id }) => id === call.id)) {
      return;
    }
    calls = [call, ...calls].slice(0, MOST);
    const line = row(call, state, state.zone ?? context.zone);
    line.classList.add('new');
    body.prepend(line);
    [...body.children].slice(MOST).forEach((old) => old.remove());
    note.clear();
  }

  function tell(kind, problem) {
    status.dataset.state = kind;
    replace(status, h('span.dot'), t(`live.${kind}`));
    // After a call that is refused as a place to begin, nothing ever comes.
    note.tell(kind, problem, problem?.status === 400 ? restart : begin);
  }

  function leave() {
    table.leave();
    close?.();
    note.clear();
    details.hide();
  }

  return { element, update, leave };
}

/** Tells a problem, or that there are no calls. */
function liveNote(isEmpty) {
  const element = h('div');
  let told = null;
  let looking = null;

  function clear() {
    clearTimeout(looking);
    told = null;
    replace(element);
  }

  function tell(kind, problem, again) {
    clearTimeout(looking);
    if (problem) {
      show(problem, again);
    } else if (kind === 'open') {
      looks();
    }
  }

  /** Screen readers say a card again when it is drawn again. */
  function show(problem, again) {
    if (problem.code !== told) {
      told = problem.code;
      replace(element, problemCard(problem, again));
    }
  }

  function looks() {
    if (told) {
      clear();
    }
    looking = setTimeout(() => replace(element, isEmpty() ? h('p.empty', null, t('live.empty')) : null), LOOKING);
  }

  return { element, clear, tell };
}
