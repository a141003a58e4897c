// Calls by hour and day of the week: a table whose cells are coloured.
import { h } from './dom.js';
import { locale, number, t } from './i18n.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const SHADES = 6;

/**
 * Makes the table.
 * @param {Array<{keys: string[], calls: number}>} groups by `dayOfWeek`, from `monday`, and `hourOfDay`, from `00`
 */
export function heatMap(groups) {
  const counts = DAYS.map(() => HOURS.map(() => 0));
  for (const { keys: [day, hour], calls } of groups) {
    // Calls without a time are in no day.
    if (day !== null) {
      counts[DAYS.indexOf(day)][Number(hour)] += calls;
    }
  }
  const most = Math.max(...counts.flat(), 1);
  return h('div.heat', null, h('table', { 'aria-label': t('heat.title') },
    h('thead', null, h('tr', null, h('td'), HOURS.map((hour) => h('th', { scope: 'col' },
      h('span', { class: hour % 3 === 0 ? null : 'spoken' }, hour))))),
    h('tbody', null, counts.map((row, day) => h('tr', null, h('th', { scope: 'row' }, dayName(day, 'short')),
      row.map((calls, hour) => cell(calls, most, day, hour)))))));
}

function dayName(day, style) {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));
}

function cell(calls, most, day, hour) {
  const shade = calls === 0 ? 0 : Math.ceil((calls / most) * SHADES);
  return h('td', { class: `shade${shade}`, title: t('heat.cell', { day: dayName(day, 'long'), hour: `${hour}:00`, calls: number(calls) }) },
    h('span.spoken', null, number(calls)));
}
