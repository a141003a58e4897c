// Counts of a range, as charts with their tables.
import { json } from './api.js';
import { barChart, legend } from './chart.js';
import { announcer, h, icon, replace } from './dom.js';
import { noCalls } from './empty.js';
import { heatMap } from './heatmap.js';
import { locale, number, percent, t, word } from './i18n.js';
import { latestRequest, shownQuery } from './latest.js';
import { problemCard } from './problem.js';
import { address, BY, filterParameters, go, isSame, start } from './state.js';
import { days, duration } from './time.js';

const HEAT = 'dayOfWeek,hourOfDay';

const TIMES = ['hour', 'day', 'month'];

/** Makes the view. `context.zone` is the account's zone. */
export function countsView(context) {
  let state = null;
  const requests = latestRequest();
  const shown = shownQuery();
  const figures = h('dl.figures');
  const tabs = byTabs((by) => go(start(state, { by })));
  const groups = h('div.groups');
  const said = announcer();
  const heat = h('div');
  const busy = h('div.card.counts', { 'aria-busy': 'true' }, h('div.busy', { 'aria-hidden': 'true' }),
    tabs.element, groups);
  const refresh = h('button.plain', { type: 'button', click: again }, icon('refresh'), t('refresh'));
  const element = h('div.view', null, h('div.main', null, h('div.tools', null, h('h1', null, t('view.counts')), refresh),
    said, figures, busy, h('section.card', null, h('h2', null, t('heat.title')), heat)));

  async function update(next) {
    state = next;
    const cache = shown.take(JSON.stringify([parameters(state), state.by]));
    tabs.press(state.by);
    if (cache) {
      await load(cache);
    }
  }

  /** Counts what there is now, of the day that it is now if no range is in the address. */
  function again() {
    shown.renew();
    context.show();
  }

  async function load(cache) {
    const signal = requests.begin();
    busy.setAttribute('aria-busy', 'true');
    const groupBy = groupedBy(state, context.zone);
    const ask = (by) => json('calls/summary', { ...parameters(state), groupBy: by }, { signal, cache });
    const counted = ask(groupBy).then(({ body }) => {
      replace(figures, figuresOf(body.total));
      replace(said, `${t('figure.calls')}: ${number(body.total.calls)}`);
      replace(groups, groupsOf(body.groups, groupBy, () => state, context));
    });
    const coloured = ask(HEAT).then(({ body }) => replace(heat, heatMap(body.groups)));
    try {
      await Promise.all([counted, coloured]);
      element.classList.remove('failed');
    } catch (problem) {
      if (signal.aborted) {
        return;
      }
      fail(problem);
    }
    busy.setAttribute('aria-busy', 'false');
  }

  /** Tells a problem once, and shows no counts of the range before beside it. */
  function fail(problem) {
    shown.forget();
    requests.abort();
    element.classList.add('failed');
    replace(said);
    replace(groups, problemCard(problem, () => update(state)));
  }

  replace(figures, figuresOf(null));
  return { element, update, leave: requests.abort };
}

/** What to count by: time, which has no name in addresses, or another one. */
function byTabs(choose) {
  const tabs = ['time', ...BY].map((by) => h('button', { type: 'button', 'data-value': by,
    click: () => choose(by === 'time' ? undefined : by) }, t(`by.${by}`)));
  return {
    element: h('div.segments', { role: 'group', 'aria-label': t('by.title') }, tabs),
    press: (by = 'time') => tabs.forEach((tab) => tab.setAttribute('aria-pressed', String(tab.dataset.value === by))),
  };
}

function parameters(state) {
  return { from: state.from, to: state.to, ...filterParameters(state) };
}

/** Hours of up to two days, days of up to two months, or else months. */
function groupedBy(state, zone) {
  if (state.by) {
    return state.by;
  }
  const length = days(state.from, state.to, state.zone ?? zone);
  return length <= 2 ? 'hour' : length <= 62 ? 'day' : 'month';
}

function figuresOf(total) {
  const shown = (value) => (total === null ? '…' : value(total));
  return [
    ['calls', shown(({ calls }) => number(calls))], ['answered', shown(({ answered }) => number(answered))],
    ['answerRate', shown(({ answerRate }) => percent(answerRate))],
    ['averageTalkSeconds', shown(({ averageTalkSeconds }) => duration(averageTalkSeconds))],
    ['averageWaitSeconds', shown(({ averageWaitSeconds }) => duration(averageWaitSeconds))],
  ].map(([name, value]) => h('div.card', null, h('dt', null, t(`figure.${name}`)), h('dd', null, value)));
}

/** `now` gives the state at the time of a click: a filter that is typed before it goes before the click. */
function groupsOf(groups, by, now, context) {
  const state = now();
  const isStale = () => !isSame(state, now());
  if (groups.every(({ calls }) => calls === 0)) {
    return noCalls(state, state.zone ?? context.zone);
  }
  const ordered = TIMES.includes(by) ? groups : [...groups].sort((one, other) => other.calls - one.calls);
  const keys = groups.map(({ key }) => key).filter((key) => key !== null);
  const shown = ordered.map((group) => ({ ...group, ...texts(group, by), target: callsOf(group, by, state, keys) }));
  const lead = ({ target }) => isStale() || go(target);
  return [h('div', null, barChart(t('chart.title', { by: t(`by.${state.by ?? 'time'}`) }), shown, lead), legend()),
    table(shown, by, isStale)];
}

function texts({ key, calls, answerRate }, by) {
  const whole = name(key, by);
  return { label: label(key, by), name: whole, tip: t('chart.tip', { name: whole, calls: number(calls), rate: percent(answerRate) }) };
}

function label(key, by) {
  if (key === null) {
    return name(key, by);
  }
  if (by === 'hour') {
    return key.slice(11, 13);
  }
  return by === 'day' ? `${Number(key.slice(8, 10))}` : name(key, by);
}

function name(key, by) {
  if (key === null) {
    return t('none');
  }
  if (by === 'hour') {
    return `${dateName(key.slice(0, 10))} ${key.slice(11, 16)}`;
  }
  return by === 'day' ? dateName(key) : word(by, key);
}

function dateName(date) {
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(Date.parse(`${date}T00:00:00Z`));
}

/** The state of a group's calls; `null` if no filter selects them. */
function callsOf(group, by, state, keys) {
  const changes = filter(group.key, by, state, keys);
  return changes && group.calls > 0 ? start(state, { view: 'calls', ...changes }) : null;
}

function filter(key, by, state, keys) {
  // Nobody may filter by a part of a number.
  const masked = by === 'extension' && key?.includes('****');
  if (key === null || masked || (key === 'unknown' && by !== 'hangupCause')) {
    return null;
  }
  return TIMES.includes(by) ? slot(key, state, keys) : { [by]: key };
}

/** From where a group of a time begins to where the next one does; the first and the last have the ends of the range. */
function slot(key, { from, to }, keys) {
  const at = keys.indexOf(key);
  return { from: at === 0 ? from : startOf(key), to: at === keys.length - 1 ? to : startOf(keys[at + 1]) };
}

/** A month is read as its first day. */
function startOf(key) {
  return key.length === 'YYYY-MM'.length ? `${key}-01` : key;
}

function table(groups, by, isStale) {
  const click = (event) => {
    if (isStale()) {
      event.preventDefault();
    }
  };
  return h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': t('chart.table') },
    h('table.numbers', null, h('thead', null, h('tr', null, h('th', { scope: 'col' }, t(`group.${by}`)),
      ['calls', 'answerRate', 'averageTalkSeconds'].map((figure) => h('th.end', { scope: 'col' }, t(`figure.${figure}`))))),
    h('tbody', null, groups.filter(({ calls }) => calls > 0).map((group) => h('tr', null,
      h('th', { scope: 'row' }, group.target ? h('a', { href: address(group.target), click }, group.name) : group.name),
      h('td.end', null, number(group.calls)), h('td.end', null, percent(group.answerRate)),
      h('td.end', null, duration(group.averageTalkSeconds)))))));
}
