// The facade's API. Addresses are relative to this file, so that they are right under any prefix.
import { ask, credential, headers } from './access.js';
import { locale } from './i18n.js';

const BASE = new URL('../../', import.meta.url);

/** Anything that went wrong, in the form of RFC 9457. */
export class Problem extends Error {
  constructor(members) {
    super(members.detail ?? members.title);
    Object.assign(this, members);
  }
}

/** The address of a path of the API, with parameters. */
export function urlOf(path, parameters = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value);
  }
  return url;
}

/** The path of a link in an answer, such as `/recordings/a.wav`, without the prefix of a proxy. */
export function ownPath(href, root) {
  const { pathname } = new URL(href, BASE);
  return pathname.slice(pathname.lastIndexOf(`/${root}/`));
}

/**
 * Sends a request, and asks for a key if one is wanted.
 * @throws {Problem} if the request fails
 */
export async function send(path, parameters, options = {}) {
  for (;;) {
    const answer = await request(path, parameters, options);
    if (answer.ok) {
      return answer;
    }
    const problem = await problemOf(answer);
    if (answer.status !== 401 || !(await ask())) {
      throw problem;
    }
  }
}

async function request(path, parameters, { headers: own, ...options }) {
  try {
    return await fetch(urlOf(path, parameters), {
      ...options,
      headers: { Accept: 'application/json', 'Accept-Language': locale(), ...headers(), ...own },
    });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Problem({ code: 'network', detail: error.message });
  }
}

async function problemOf(answer) {
  const wait = answer.headers.get('Retry-After');
  try {
    return new Problem({ ...(await answer.json()), wait });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    return new Problem({ code: 'unreadable', status: answer.status, wait });
  }
}

/** Reads JSON, with the headers of the answer beside it. */
export async function json(path, parameters, options) {
  const answer = await send(path, parameters, options);
  try {
    return { body: await answer.json(), headers: answer.headers };
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Problem({ code: 'cut-off', detail: error.message });
  }
}

/** What runs here, and what the caller may do; asks for a key if there is none and one is wanted. */
export async function home() {
  const { body } = await json('.', {}, { cache: 'no-cache' });
  return body;
}

/** The account to name where none is chosen: none, unless the caller may not see the facade's default account. */
export function ownAccount({ accounts }) {
  return accounts.some(({ defaultAccount }) => defaultAccount) ? undefined : accounts[0]?.name;
}

/**
 * An address for players, event streams and downloads, which can send no header: with a ticket where a key is in use.
 * @param {string} path path of the API, such as `/recordings/a.wav`
 */
export async function directAddress(path, parameters) {
  const url = urlOf(path.slice(1), parameters);
  if (credential()) {
    const { body } = await json('tickets', {}, {
      method: 'POST',
      body: JSON.stringify({ path }),
      headers: { 'Content-Type': 'application/json' },
    });
    url.searchParams.set('ticket', body.ticket);
  }
  return url.href;
}

/** The addresses in a header `Link`, by their relation, as parameters. */
export function links(header) {
  return Object.fromEntries([...(header ?? '').matchAll(/<([^>]*)>\s*;\s*rel="([^"]+)"/g)]
    .map(([, target, relation]) => [relation, Object.fromEntries(new URL(target, BASE).searchParams)]));
}
