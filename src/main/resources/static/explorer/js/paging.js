// Leads from page to page, where the answer's `Link` header says that they are.
import { h, icon, spoken } from './dom.js';
import { number, t } from './i18n.js';
import { address, go, start } from './state.js';

const SIZES = [50, 100, 200, 1000];

/**
 * The part below the table.
 * @param {object} state
 * @param {{number: number, size: number, totalItems: number, totalPages: number}} page
 * @param {object} links parameters of the pages, by their relation
 */
export function paging(state, page, links) {
  const first = page.totalItems === 0 ? 0 : (page.number - 1) * page.size + 1;
  const last = Math.min(page.number * page.size, page.totalItems);
  // A link may have another size.
  const sizes = [...new Set([...SIZES, page.size])].sort((one, other) => one - other);
  const size = h('select', { id: 'page-size', change: () => go(start(state, { size: size.value === '50' ? undefined : size.value })) },
    sizes.map((value) => h('option', { value, selected: value === page.size }, value)));
  return h('nav.paging', { 'aria-label': t('paging.title') },
    h('span', { role: 'status' }, t('paging.range', { first: number(first), last: number(last), total: number(page.totalItems) })),
    h('span.size', null, h('label', { for: 'page-size' }, t('paging.size')), size),
    h('span.pages', null, step('first', state, page, links), step('prev', state, page, links),
      h('span', null, t('paging.page', { page: number(page.number), pages: number(Math.max(page.totalPages, 1)) })),
      step('next', state, page, links), step('last', state, page, links)));
}

function step(relation, state, page, links) {
  const target = links[relation];
  const idle = !target || target.page === String(page.number);
  const inside = [icon(relation), spoken(t(`paging.${relation}`))];
  return idle ? h('span.round.idle', { 'aria-hidden': 'true' }, icon(relation))
    : h('a.round', { id: `page-${relation}`, href: address(pageState(state, target)), rel: relation, title: t(`paging.${relation}`) }, inside);
}

/** Pages keep the end of the first one's range, so that "now" does not move. */
function pageState(state, target) {
  return { ...state, call: undefined, at: undefined, play: undefined, page: target.page === '1' ? undefined : target.page,
    until: target.to };
}
