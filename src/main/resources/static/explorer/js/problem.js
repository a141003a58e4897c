// Shows what went wrong, and what to do about it.
import { Problem, urlOf } from './api.js';
import { h } from './dom.js';
import { t } from './i18n.js';

const HINTS = ['invalid-parameter', 'too-many-calls', 'too-many-groups', 'unauthenticated', 'forbidden',
  'quota-exceeded', 'call-not-found', 'recording-not-found', 'account-not-found', 'upstream-rejected',
  'upstream-failed', 'upstream-malformed', 'upstream-not-authorised', 'upstream-unavailable', 'upstream-timeout',
  'overloaded', 'network', 'cut-off', 'audio'];

/**
 * A card that tells a problem.
 * @param {import('./api.js').Problem} problem
 * @param {() => void} [act] tries again, or does what `label` says
 */
export function problemCard(problem, act, label = t('again')) {
  if (!problem.code) {
    // Nothing that the facade told, but a fault of this page.
    console.error(problem);
  }
  const hint = HINTS.includes(problem.code) ? problem.code : 'other';
  return h('section.problem', { role: 'alert' },
    h('h2', null, problem.title ?? t(`problem.${hint}.title`)),
    problem.status || problem.code ? h('p.quiet', null, [problem.status, problem.code].filter(Boolean).join(' · ')) : null,
    problem.title && problem.detail && !problem.errors ? h('p', null, marked(problem.detail)) : null,
    faults(problem.errors),
    upstream(problem.upstream),
    h('p', null, h('strong', null, `${t('problem.do')} `), advice(hint, problem.wait), more(problem)),
    problem.traceId ? h('p.quiet', null, `${t('problem.trace')} `, h('code', null, problem.traceId)) : null,
    act ? h('div.actions', null, h('button.primary', { type: 'button', click: act }, label)) : null);
}

/** A card for words that could not be loaded. Browsers load a module again only with the page. */
export function wordsProblem(error) {
  return problemCard(new Problem({ code: 'network', detail: error.message }), () => location.reload());
}

/** Proxies may leave out how many seconds to wait, or tell a date instead. */
function advice(hint, wait) {
  return hint === 'quota-exceeded' && !/^\d+$/.test(wait) ? t('problem.quota-exceeded.later') : t(`problem.${hint}`, { wait });
}

function faults(errors) {
  return errors?.length > 0
    ? h('ul', null, errors.map(({ parameter, value, message }) => h('li', null,
      h('code', null, `${parameter}=${value ?? ''}`), ' ', marked(message))))
    : null;
}

/** Names are between backticks. */
function marked(text) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? h('code', null, part) : part));
}

function upstream(words) {
  return words?.message ? h('p', null, `${t('problem.upstream')} `, h('q', null, words.message), ` (${words.ret})`) : null;
}

function more(problem) {
  return problem.type?.includes('/problems/')
    ? [' ', h('a', { href: urlOf(`problems/${problem.code}`).href }, t('problem.more'))] : null;
}
