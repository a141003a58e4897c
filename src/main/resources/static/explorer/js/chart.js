// Bars, drawn as SVG. The table beside them says the same to keyboards and screen readers.
import { h, replace, svg } from './dom.js';
import { number, t } from './i18n.js';

const HEIGHT = 260;

/** Least room for the numbers of the axis. */
const LEFT = 40;

/** Widest that a digit of the axis gets. */
const DIGIT = 8;

const BOTTOM = 24;

const TOP = 12;

/** Most steps of the axis. */
const MOST_STEPS = 10;

/** Steps of the axis that are easy to read. */
const BEST_STEPS = 5;

/** Widest that a bar gets. */
const WIDEST = 48;

/**
 * A chart that follows the width of its place.
 * @param {string} title what it shows
 * @param {Array<{label: string, calls: number, answered: number, tip: string, target: ?object}>} bars
 * @param {(bar: object) => void} lead leads to the `target` of a bar that is clicked
 */
export function barChart(title, bars, lead) {
  const place = h('div.plot');
  const tip = h('div.tip.absent', { 'aria-hidden': 'true' });
  const box = h('figure.chart', null, place, tip);
  let drawn = 0;
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.round(contentRect.width);
    // A chart that is taken off the page is told that it has no width.
    if (width > LEFT && width !== drawn) {
      drawn = width;
      replace(place, drawing(title, bars, drawn, tip, lead));
    }
  }).observe(place);
  return box;
}

function drawing(title, bars, width, tip, lead) {
  const ticks = ticksTo(Math.max(...bars.map(({ calls }) => calls), 1));
  const top = ticks.at(-1);
  const left = Math.max(LEFT, 8 + DIGIT * number(top).length);
  const step = (width - left) / Math.max(bars.length, 1);
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const sparse = Math.ceil(labelWidth(bars) / step);
  return svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img', 'aria-label': title },
    ticks.map((value) => grid(value, y(value), left, width)),
    bars.map((bar, at) => column(bar, { x: left + at * step, step, y, tip, lead, labelled: at % sparse === 0 })));
}

/** The round numbers of the axis: they end as near above the value as they can, and are about as many as are easy to read. */
function ticksTo(value) {
  const power = 10 ** Math.max(Math.ceil(Math.log10(value)) - 2, 0);
  const [{ step, count }] = [1, 2, 5, 10, 20].map((factor) => ({ step: factor * power, count: Math.ceil(value / factor / power) }))
    .filter((axis) => axis.count <= MOST_STEPS)
    .sort((one, other) => one.step * one.count - other.step * other.count
      || Math.abs(one.count - BEST_STEPS) - Math.abs(other.count - BEST_STEPS));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** Room for the longest label; letters of Chinese are twice as wide. */
function labelWidth(bars) {
  return 14 + 6.5 * Math.max(...bars.map(({ label }) => [...label].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)), 1);
}

function grid(value, y, left, width) {
  return [svg('line.grid', { x1: left, x2: width, y1: y, y2: y }),
    svg('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, number(value))];
}

function column(bar, { x, step, y, tip, lead, labelled }) {
  const wide = Math.min(step * 0.72, WIDEST);
  const left = x + (step - wide) / 2;
  const show = () => pointAt(tip, bar.tip, x + step / 2, y(bar.calls));
  return svg('g', { class: bar.target ? 'bar leads' : 'bar', pointerenter: show, pointerleave: () => tip.classList.add('absent'),
    click: () => bar.target && lead(bar) },
    svg('rect.target', { x, y: TOP, width: step, height: HEIGHT - TOP - BOTTOM }),
    part('missed', left, y(bar.calls), wide, y(bar.answered) - y(bar.calls)),
    part('answered', left, y(bar.answered), wide, y(0) - y(bar.answered)),
    labelled ? svg('text', { x: x + step / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, bar.label) : null);
}

function part(kind, x, y, width, height) {
  return height > 0 ? svg(`rect.${kind}`, { x, y, width, height, rx: Math.min(2, height / 2) }) : null;
}

/** Shows a text above a place. */
function pointAt(tip, text, x, y) {
  replace(tip, text);
  tip.classList.remove('absent');
  const room = tip.parentElement.clientWidth - tip.offsetWidth;
  tip.style.left = `${Math.max(0, Math.min(x - tip.offsetWidth / 2, room))}px`;
  tip.style.top = `${Math.max(0, y - tip.offsetHeight - 8)}px`;
}

/** What the colours mean. */
export function legend() {
  return h('p.legend', null, h('span.key.answered', null, t('answered')), h('span.key.missed', null, t('notAnswered')));
}
