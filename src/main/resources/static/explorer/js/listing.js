// The card with the table of calls, whose rows open their details.
import { h, replace } from './dom.js';
import { openOnClick, refreshAgo } from './table.js';

/**
 * Makes the card.
 * @param {string} label names the table
 * @param {number} tick how often relative times are told again, in milliseconds
 * @param {() => {calls: object[], state: object}} shown what is shown at the time of a click
 * @param {{play: () => void}} details the panel of details
 */
export function listing(label, tick, shown, details) {
  const rows = h('table.calls', { 'aria-label': label });
  const element = h('div.card.listing', { 'aria-busy': 'false' }, h('div.busy', { 'aria-hidden': 'true' }), rows);
  const clock = setInterval(() => refreshAgo(rows), tick);
  const hideIf = (is) => element.classList.toggle('absent', is);
  openOnClick(rows, shown, details.play);
  return {
    element,
    rows,
    show(...parts) {
      replace(rows, ...parts);
      hideIf(false);
    },
    hideIf,
    busy: (is) => element.setAttribute('aria-busy', String(is)),
    scrollUp() {
      if (element.getBoundingClientRect().top < 0) {
        element.scrollIntoView();
      }
    },
    leave: () => clearInterval(clock),
  };
}
