// Leads from page to page, where the answer's `Link` header says that they are.
import { h, icon, spoken } from './dom.js';
import { number, t } from './i18n.js';
import { address, go, isSame, start } from './state.js';

const SIZES = [50, 100, 200, 1000];

/**
 * The part below the table.
 * @param {() => object} now the state at the time of a click: a filter that is typed before it goes before the click
 * @param {{number: number, size: number, totalItems: number, totalPages: number}} page
 * @param {object} links parameters of the pages, by their relation
 */
export function paging(now, page, links) {
  // A link may have another size.
  const sizes = [...new Set([...SIZES, page.size])].sort((one, other) => one - other);
  const size = h('select', { id: 'page-size', change: () => go(start(now(), { size: size.value === '50' ? undefined : size.value })) },
    sizes.map((value) => h('option', { value, selected: value === page.size }, value)));
  const step = stepper(now, page, links);
  return h('nav.paging', { 'aria-label': t('paging.title') },
    h('span.shown', null, shownOf(page)),
    h('span.size', null, h('label', { for: 'page-size' }, t('paging.size')), size),
    h('span.pages', null, step('first'), step('prev'),
      h('span', null, t('paging.page', { page: number(page.number), pages: number(Math.max(page.totalPages, 1)) })),
      step('next'), step('last')));
}

/** Which calls a page shows, of how many. */
export function shownOf({ number: at, size, totalItems }) {
  const first = totalItems === 0 ? 0 : (at - 1) * size + 1;
  return t('paging.range', { first: number(first), last: number(Math.min(at * size, totalItems)), total: number(totalItems) });
}

function stepper(now, page, links) {
  const state = now();
  const click = (event) => {
    if (!isSame(state, now())) {
      event.preventDefault();
    }
  };
  return (relation) => {
    const target = links[relation];
    const name = t(`paging.${relation}`);
    return !target || target.page === String(page.number) ? h('span.round.idle', { 'aria-hidden': 'true' }, icon(relation))
      : h('a.round', { id: `page-${relation}`, href: address(pageState(state, target)), rel: relation, title: name, click },
        icon(relation), spoken(name));
  };
}

/** Pages keep the end of the first one's range, so that "now" does not move. */
function pageState(state, target) {
  return { ...state, call: undefined, at: undefined, play: undefined, page: target.page === '1' ? undefined : target.page,
    until: target.to };
}
