// Begins: words, who may see what, then the view that the address names.
import { ask, credential, forget, grant } from './access.js';
import { home, ownAccount, Problem } from './api.js';
import { callsView } from './calls.js';
import { countsView } from './counts.js';
import { h, replace } from './dom.js';
import { filterBar } from './filters.js';
import { header } from './header.js';
import { loadWords, t } from './i18n.js';
import { latestRequest } from './latest.js';
import { liveView } from './live.js';
import { problemCard, wordsProblem } from './problem.js';
import { faults, go, onGo, read, without } from './state.js';
import { dayBefore, plusDays, today } from './time.js';

const MAKERS = { calls: callsView, counts: countsView, live: liveView };

const root = document.getElementById('app');

const nothing = () => {};

let stop = nothing;

const beginnings = latestRequest();

/** Begins over; where that is asked for again meanwhile, only the last one goes on. */
async function begin() {
  const signal = beginnings.begin();
  stop();
  stop = nothing;
  let card = wordsProblem;
  try {
    await loadWords();
    document.title = t('title');
    card = (problem) => problemCard(problem, begin);
    const facade = await visit();
    if (beginnings.isLatest(signal)) {
      grant(facade.caller.scopes);
      stop = run(facade);
    }
  } catch (problem) {
    if (beginnings.isLatest(signal)) {
      replace(root, h('main', { id: 'main' }, card(problem)));
    }
  }
}

/** Asks for a key only where the facade does not take requests without one. */
async function visit() {
  for (;;) {
    const facade = await home();
    if (facade.caller !== null) {
      return facade;
    }
    if (!(await ask())) {
      throw new Problem({ code: 'unauthenticated', status: 401 });
    }
  }
}

function run(facade) {
  let shown = null;
  const main = h('main', { id: 'main', tabindex: '-1' });
  const view = viewer(facade, main, show);
  const top = header(facade, { again: begin, leave: credential() ? forgetKey : null });
  replace(root, h('a.skip', { href: '#main', click: skip }, t('skip')), top.element, main);

  function skip(event) {
    event.preventDefault();
    main.focus();
  }

  function show() {
    shown = location.hash;
    const address = read();
    const wrong = faults(address, facade.accounts.map((account) => account.name));
    if (wrong.length > 0) {
      refuse(wrong, without(address, wrong));
    } else {
      const state = complete(address, facade);
      top.update(state);
      view.open(state);
    }
  }

  function showOnce() {
    if (location.hash !== shown) {
      show();
    }
  }

  /** Without the part that is wrong, other calls would be shown than those that are meant. */
  function refuse(wrong, rest) {
    view.leave();
    document.title = t('link.title');
    top.update(rest);
    replace(main, problemCard(linkProblem(wrong), () => go(rest), t('link.without')));
  }

  addEventListener('hashchange', showOnce);
  onGo(showOnce);
  show();
  return () => {
    removeEventListener('hashchange', showOnce);
    onGo(nothing);
    view.leave();
  };
}

/** Shows the view of a state, and makes it where it is another one, or of another account. `show` reads the address again. */
function viewer(facade, main, show) {
  let view = null;
  let name = null;
  let context = null;
  let bar = null;

  function make(state, account) {
    leave();
    context = { zone: zoneOf(facade, state.account), account, show };
    bar = filterBar(context);
    view = MAKERS[state.view](context);
    name = state.view;
    replace(main, bar.element, view.element);
  }

  function open(state) {
    const account = state.account ?? '';
    if (name !== state.view || context.account !== account) {
      make(state, account);
    }
    document.title = `${t(`view.${name}`)} · ${facade.name}`;
    bar.update(state);
    view.update(state);
  }

  function leave() {
    view?.leave();
    view = null;
    name = null;
  }

  return { open, leave };
}

function forgetKey() {
  forget();
  replace(root);
  begin();
}

function zoneOf(facade, account) {
  const found = facade.accounts.find(({ name, defaultAccount }) => (account ? name === account : defaultAccount));
  return (found ?? facade.accounts[0])?.zone ?? 'UTC';
}

/** Today, unless the address has a range. A range without a start is a day long, as for the API. */
function complete(state, facade) {
  const account = state.account ?? ownAccount(facade);
  const day = today(state.zone ?? zoneOf(facade, account));
  const to = state.to ?? plusDays(day, 1);
  return { ...state, account, from: state.from ?? dayBefore(to) ?? day, to };
}

function linkProblem(wrong) {
  return new Problem({ code: 'invalid-parameter', title: t('link.title'), errors: wrong.map(({ fault, allowed, ...one }) => ({
    ...one, message: t(`link.${fault}`, { values: allowed?.join(', ') }) })) });
}

begin();
