// Words in the language chosen.
import { language } from './settings.js';

/** What is said if no words can be loaded. */
let words = {
  again: 'Try again',
  'problem.do': 'What to do:',
  'problem.network.title': 'No connection',
  'problem.network': 'Check the network, or whether the facade runs, and try again.',
};
let tag = 'en';

/** Loads the words of the language chosen; only those of one language are fetched. */
export async function loadWords() {
  const chosen = language();
  ({ words } = await import(`./words.${chosen}.js`));
  tag = chosen === 'zh' ? 'zh-CN' : 'en-GB';
  document.documentElement.lang = tag;
}

/** The language for `lang`, `Intl` and `Accept-Language`. */
export function locale() {
  return tag;
}

/**
 * A text.
 * @param {string} key its name
 * @param {object} [values] what stands for `{name}` in it
 */
export function t(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The word for a value of the API, such as `inbound`; one that has no word yet stands for itself. */
export function word(kind, value) {
  return words[`${kind}.${value}`] ?? value ?? '';
}

export function number(value) {
  return new Intl.NumberFormat(tag).format(value);
}

export function percent(rate) {
  return rate === null ? '–' : new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }).format(rate);
}
