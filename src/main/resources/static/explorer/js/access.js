// The key or token that a person typed in. It lives in this tab only.
import { h, replace } from './dom.js';
import { t } from './i18n.js';
import { storage } from './settings.js';

/** Facades of several prefixes of one origin have a key each. */
const NAME = `cdr-facade.credential ${new URL('../../', import.meta.url).pathname}`;

/** What a header can carry: a curly quote or a hidden blank that was copied too could not be sent. */
const PATTERN = '\\s*[!-~][ -~]*\\s*';

const kept = storage('sessionStorage');

let asked = null;

let granted = [];

/** Names what the caller may do, such as `recordings:read`. */
export function grant(scopes) {
  granted = scopes;
}

/** Whether the caller may do that, as far as the facade has told. */
export function may(scope) {
  return granted.includes(scope);
}

export function credential() {
  return kept.get(NAME);
}

export function forget() {
  kept.remove(NAME);
}

/** Both kinds of credentials are sent in the same way. */
export function headers() {
  const secret = credential();
  return secret ? { Authorization: `Bearer ${secret}` } : {};
}

/**
 * Asks for a key or token. Requests that need one at the same time wait for the same answer.
 * @returns {Promise<boolean>} whether there is one now
 */
export function ask() {
  asked ??= dialog(credential() !== null).finally(() => {
    asked = null;
  });
  return asked;
}

function dialog(refused) {
  return new Promise((resolve) => {
    const field = h('input', { id: 'credential', type: 'password', autocomplete: 'off', required: true,
      spellcheck: 'false', pattern: PATTERN, title: t('access.form'),
      'aria-describedby': refused ? 'credential-refused' : 'credential-help' });
    let given = false;
    // Comes with every way to close it, such as Escape, or the back gesture of a phone.
    const end = () => {
      box.remove();
      if (!given && refused) {
        forget();
      }
      resolve(given);
    };
    const box = h('dialog.access', { 'aria-labelledby': 'access-title', close: end });
    const form = h('form', {
      submit: (event) => {
        event.preventDefault();
        kept.set(NAME, field.value.trim());
        given = true;
        box.close();
      },
    });
    replace(form,
      h('h2', { id: 'access-title' }, t('access.title')),
      refused ? h('p.refused', { id: 'credential-refused', role: 'alert' }, t('access.refused')) : null,
      h('p', { id: 'credential-help' }, t('access.help')),
      h('label', { for: 'credential' }, t('access.label')),
      field,
      h('p.quiet', null, t('access.kept')),
      h('div.actions', null,
        h('button.plain', { type: 'button', click: () => box.close() }, t('cancel')),
        h('button.primary', { type: 'submit' }, t('access.use'))));
    box.append(form);
    document.body.append(box);
    box.showModal();
    field.focus();
  });
}
