// Follows calls as they end. The browser goes on by itself after a cut; where it gives up, this does.
import { directAddress, json } from './api.js';

/** Milliseconds before the first attempt to connect again; each further one waits twice as long. */
const FIRST_WAIT = 1000;

const LONGEST_WAIT = 30_000;

/** Longest that a refusal may have it wait, in milliseconds. */
const LONGEST_ASKED = 3_600_000;

/**
 * Opens a stream.
 * @param {object} parameters filters, and where to begin: after the call of `cursor`, or else at the time `from`
 * @param {{call: (call: object, cursor: string) => void, reset: () => void, state: (state: string, problem?: Error) => void}}
 * listener `reset` tells that the platform's data was reset, with its ids; states are `connecting`, `open`, `lost` and `refused`
 * @returns {() => void} closes it
 */
export function follow({ from, cursor = null, ...filters }, listener) {
  let source = null;
  let closed = false;
  let wait = FIRST_WAIT;
  let timer = null;

  async function open() {
    try {
      const href = await directAddress('/calls/changes', where());
      if (!closed) {
        listen(new EventSource(href));
      }
    } catch (problem) {
      refuse(problem);
    }
  }

  /** A cursor goes before a time: nothing is missed, and nothing comes twice. */
  function where() {
    return cursor === null ? { ...filters, from } : { ...filters, cursor };
  }

  function listen(stream) {
    source = stream;
    stream.onopen = () => {
      wait = FIRST_WAIT;
      listener.state('open');
    };
    stream.addEventListener('call', (event) => {
      cursor = event.lastEventId;
      listener.call(JSON.parse(event.data), cursor);
    });
    stream.addEventListener('reset', listener.reset);
    stream.onerror = () => {
      if (closed) {
        return;
      }
      listener.state('lost');
      if (stream.readyState === EventSource.CLOSED) {
        again();
      }
    };
  }

  /** A stream cannot tell why it was refused; a request can. */
  async function again() {
    try {
      await json('calls/changes', { ...where(), limit: 1 });
      later();
    } catch (problem) {
      refuse(problem);
    }
  }

  function refuse(problem) {
    if (closed) {
      return;
    }
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
      listener.state('refused', problem);
    } else {
      listener.state('lost', problem);
      wait = Math.max(wait, asked(problem));
      later();
    }
  }

  function later() {
    if (closed) {
      return;
    }
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  listener.state('connecting');
  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    source?.close();
  };
}

/** How long a refusal asks to wait, in milliseconds. */
function asked({ wait }) {
  return /^\d+$/.test(wait) ? Math.min(wait * 1000, LONGEST_ASKED) : 0;
}
