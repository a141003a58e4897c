// Calls, page by page.
import { json, links } from './api.js';
import { detailsPanel } from './details.js';
import { announcer, h, icon, replace, spoken } from './dom.js';
import { downloads } from './downloads.js';
import { button, noCalls, nothing } from './empty.js';
import { number, t } from './i18n.js';
import { latestRequest, shownQuery } from './latest.js';
import { paging, shownOf } from './paging.js';
import { problemCard } from './problem.js';
import { address, filterParameters, go, pick, start } from './state.js';
import { isShown, markShown, openOnClick, refreshAgo, row, tableHead } from './table.js';
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
  const table = h('table.calls', { 'aria-label': t('view.calls') });
  const scroll = h('div.card.listing', { 'aria-busy': 'true' }, h('div.busy', { 'aria-hidden': 'true' }), table);
  const foot = h('div.foot');
  const said = announcer();
  const stale = h('p.stale.quiet', { role: 'status' });
  const exporting = downloads(() => ({ parameters: { ...range(state, context), ...filterParameters(state) }, total }));
  const refresh = h('button.plain', { type: 'button', click: again }, icon('refresh'), t('refresh'));
  const order = h('span.order.quiet', null, t('order.platform'));
  const details = detailsPanel(context);
  const element = h('div.view', null,
    h('div.main', null, h('div.tools', null, h('h1', null, t('view.calls')), order, refresh, exporting.element),
      exporting.fault, said, stale, scroll, foot), details.element);
  const clock = setInterval(() => refreshAgo(table), MINUTE);

  openOnClick(table, () => ({ calls: items, state }), details.play);

  async function update(next) {
    state = next;
    const cache = shown.take(address({ ...start(state), page: state.page, until: state.until }));
    order.classList.toggle('absent', Boolean(state.sort));
    if (cache) {
      await load(cache);
    } else {
      markShown(table, state);
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
    scroll.setAttribute('aria-busy', 'true');
    if (items.length === 0) {
      scroll.classList.remove('absent');
      replace(foot);
      replace(table, tableHead(state, true), skeleton());
    }
    try {
      const answer = await json('calls', parameters(state, context), { signal, cache });
      show(answer.body, links(answer.headers.get('Link')));
      replace(stale, /;\s*fwd=stale\b/.test(answer.headers.get('Cache-Status')) ? t('calls.stale') : null);
      showDetails(cache);
    } catch (problem) {
      // A later request shows what comes of it, or another view is shown.
      if (signal.aborted) {
        return;
      }
      fail(problem);
      showDetails();
    }
    scroll.setAttribute('aria-busy', 'false');
  }

  function show(body, related) {
    ({ items } = body);
    total = body.page.totalItems;
    const focused = document.activeElement?.id;
    replace(table, tableHead(state, true),
      h('tbody', null, items.map((call) => row(call, state, state.zone ?? context.zone))));
    replace(foot, items.length === 0 ? empty(body.page) : paging(() => state, body.page, related));
    replace(said, items.length === 0 ? foot.querySelector('h2').textContent : shownOf(body.page));
    scroll.classList.toggle('absent', items.length === 0);
    focusAgain(focused);
    if (scroll.getBoundingClientRect().top < 0) {
      scroll.scrollIntoView();
    }
  }

  /** Where the last page was gone to, there is no link to it any more. */
  function focusAgain(id) {
    if (/^(sort|page)-/.test(id)) {
      (document.getElementById(id) ?? foot.querySelector('.pages a'))?.focus({ preventScroll: true });
    }
  }

  function fail(problem) {
    items = [];
    shown.forget();
    replace(said);
    replace(stale);
    replace(table);
    scroll.classList.add('absent');
    replace(foot, problemCard(problem, () => update(state)));
  }

  function empty({ totalItems, totalPages }) {
    return totalItems === 0 ? noCalls(state, state.zone ?? context.zone)
      : nothing(t('empty.page.title'), t('empty.page.help', { pages: number(totalPages) }),
        button(t('paging.first'), () => go(start(state))));
  }

  return {
    element,
    update,
    leave() {
      clearInterval(clock);
      requests.abort();
      exporting.leave();
      details.hide();
    },
  };
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
