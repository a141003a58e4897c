// Says that there are no calls, and where there may be some.
import { h } from './dom.js';
import { t } from './i18n.js';
import { filtersSet, go, read, start, withoutFilters } from './state.js';
import { now, presetOf, presets } from './time.js';

/** What is shown in place of calls; `zone` is the zone of their times. */
export function noCalls(state, zone) {
  const filtered = filtersSet(state) > 0;
  const isToday = presetOf(state, zone) === 'today';
  const [title, help] = isToday && !filtered ? ['empty.today', 'empty.today.help'] : ['empty.title', filtered ? 'empty.filtered' : 'empty.help'];
  return nothing(t(title), t(help, { time: now(zone), zone }),
    filtered ? button(t('filter.clear'), () => go(withoutFilters(read()))) : null,
    isToday ? ['yesterday', 'week'].map((name) => button(t(`range.${name}`), () => go(start(read(), presets(zone)[name])))) : null);
}

/** Says that there is nothing, why, and what to do. */
export function nothing(title, help, ...actions) {
  return h('section.empty', null, h('h2', null, title), h('p', null, help), h('div.actions', null, actions));
}

export function button(text, click) {
  return h('button.plain', { type: 'button', click }, text);
}
