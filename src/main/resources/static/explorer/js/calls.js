// Calls, page by page.
import { json, links } from './api.js';
import { detailsPanel } from './details.js';
import { announcer, h, icon, replace, spoken } from './dom.js';
import { downloads } from './downloads.js';
import { button, noCalls, nothing } from './empty.js';
import { number, t } from './i18n.js';
import { latestRequest, shownQuery } from './latest.js';
import { listing } from './listing.js';
import { paging, shownOf } from './paging.js';
import { problemCard } from './problem.js';
import { address, filterParameters, go, pick, start } from './state.js';
import { isShown, markShown, row, tableHead } from './table.js';
import { isAfter } from './time.js';

const MINUTE = 60_000;

/** How far the browser's clock may be from the facade's. */
const SKEW = 5 * MINUTE;

/** Makes the view. `context.zone` is the account's zone. */
export function callsView(context) {
  let state = null;
  let items = [];
  let total = 0;
  const requests = latestRequest();
  const shown = shownQuery();
  const details = detailsPanel(context);
  const table = listing(t('view.calls'), MINUTE, () => ({ calls: items, state }), details);
  const foot = callsFoot(() => state, context);
  const exporting = downloads(() => ({ parameters: { ...range(state, context), ...filterParameters(state) }, total }));
  const refresh = h('button.plain', { type: 'button', click: again }, icon('refresh'), t('refresh'));
  const order = h('span.order.quiet', null, t('order.platform'));
  const element = h('div.view', null,
    h('div.main', null, h('div.tools', null, h('h1', null, t('view.calls')), order, refresh, exporting.element),
      exporting.fault, foot.said, foot.stale, table.element, foot.element), details.element);

  async function update(next) {
    state = next;
    const cache = shown.take(address({ ...start(state), page: state.page, until: state.until }));
    order.classList.toggle('absent', Boolean(state.sort));
    if (cache) {
      await load(cache);
    } else {
      markShown(table.rows, state);
      showDetails();
    }
  }

  function showDetails(cache) {
    details.show(state, items.find((call) => isShown(call, state)), cache);
  }

  /** Shows what there is now, from the first page, and of the day that it is now if no range is in the address. */
  function again() {
    shown.renew();
    if (state.page || state.until) {
      go(start(state));
    } else {
      context.show();
    }
  }

  async function load(cache) {
    const signal = requests.begin();
    table.busy(true);
    if (items.length === 0) {
      foot.clear();
      table.show(tableHead(state, true), skeleton());
    }
    try {
      show(await json('calls', parameters(state, context), { signal, cache }));
      showDetails(cache);
    } catch (problem) {
      // A later request shows what comes of it, or another view is shown.
      if (signal.aborted) {
        return;
      }
      fail(problem);
      showDetails();
    }
    table.busy(false);
  }

  function show({ body, headers }) {
    ({ items } = body);
    total = body.page.totalItems;
    const focused = document.activeElement?.id;
    table.show(tableHead(state, true), h('tbody', null, items.map((call) => row(call, state, state.zone ?? context.zone))));
    foot.show(items.length, body.page, headers);
    table.hideIf(items.length === 0);
    focusAgain(focused);
    table.scrollUp();
  }

  /** Where the last page was gone to, there is no link to it any more. */
  function focusAgain(id) {
    if (/^(sort|page)-/.test(id)) {
      (document.getElementById(id) ?? foot.element.querySelector('.pages a'))?.focus({ preventScroll: true });
    }
  }

  function fail(problem) {
    items = [];
    shown.forget();
    table.show();
    table.hideIf(true);
    foot.fail(problem, () => update(state));
  }

  function leave() {
    table.leave();
    requests.abort();
    exporting.leave();
    details.hide();
  }

  return { element, update, leave };
}

/** What is below the table, and what is said of it: pages, or why there are no calls. */
function callsFoot(now, context) {
  const element = h('div.foot');
  const said = announcer();
  const stale = h('p.stale.quiet', { role: 'status' });

  function show(count, page, headers) {
    replace(element, count === 0 ? empty(page) : paging(now, page, links(headers.get('Link'))));
    replace(said, count === 0 ? element.querySelector('h2').textContent : shownOf(page));
    replace(stale, /;\s*fwd=stale\b/.test(headers.get('Cache-Status')) ? t('calls.stale') : null);
  }

  function empty({ totalItems, totalPages }) {
    return totalItems === 0 ? noCalls(now(), now().zone ?? context.zone)
      : nothing(t('empty.page.title'), t('empty.page.help', { pages: number(totalPages) }),
        button(t('paging.first'), () => go(start(now()))));
  }

  function fail(problem, again) {
    replace(said);
    replace(stale);
    replace(element, problemCard(problem, again));
  }

  return { element, said, stale, show, fail, clear: () => replace(element) };
}

/** A range that has begun and not ended yet ends now, until a page pins it. */
function range(state, context) {
  const zone = state.zone ?? context.zone;
  const isOpen = isAfter(state.to, zone, Date.now() + SKEW) && !isAfter(state.from, zone, Date.now() - SKEW);
  const to = state.until ?? (isOpen ? undefined : state.to);
  return to ? { from: state.from, to } : { from: state.from };
}

function parameters(state, context) {
  return { ...filterParameters(state), ...range(state, context), ...pick(state, ['sort', 'page', 'size']) };
}

function skeleton() {
  return h('tbody', { class: 'skeleton' }, Array.from({ length: 12 }, () => h('tr', { 'aria-hidden': 'true' },
    h('td', { colspan: 9 }, h('span')))), h('tr.spoken', null, h('td', null, spoken(t('loading')))));
}
