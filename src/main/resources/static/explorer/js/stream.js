// Follows calls as they end. The browser goes on by itself after a cut; where it gives up, this does.
import { directAddress, json } from './api.js';

/** Milliseconds before the first attempt to connect again; each further one waits twice as long. */
const FIRST_WAIT = 1000;

const LONGEST_WAIT = 30_000;

/** Longest that a refusal may have it wait, in milliseconds. */
const LONGEST_ASKED = 3_600_000;

/**
 * Opens a stream. It is closed while the browser keeps a page that was left, for going back: a browser has six
 * connections to a host, and pages that are not seen would hold them.
 * @param {object} parameters filters, and where to begin: after the call of `cursor`, or else at the time `from`
 * @param {{call: (call: object, cursor: string) => void, reset: () => void, state: (state: string, problem?: Error) => void}}
 * listener `reset` tells that the platform's data was reset, with its ids; states are `connecting`, `open`, `lost` and `refused`
 * @returns {() => void} closes it
 */
export function follow({ from, cursor = null, ...filters }, listener) {
  let source = null;
  let wait = FIRST_WAIT;
  let timer = null;
  /** Counted, so that what was under way when the stream was closed has no effect afterwards. */
  let closings = 0;

  function begin() {
    listener.state('connecting');
    open();
  }

  async function open() {
    const begun = closings;
    try {
      const href = await directAddress('/calls/changes', where());
      if (begun === closings) {
        listen(new EventSource(href));
      }
    } catch (problem) {
      refuse(problem, begun);
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
      if (stream !== source) {
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
    const begun = closings;
    try {
      await json('calls/changes', { ...where(), limit: 1 });
      if (begun === closings) {
        later();
      }
    } catch (problem) {
      refuse(problem, begun);
    }
  }

  function refuse(problem, begun) {
    if (begun !== closings) {
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
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  function close() {
    closings += 1;
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function comeBack({ persisted }) {
    if (persisted) {
      begin();
    }
  }

  addEventListener('pagehide', close);
  addEventListener('pageshow', comeBack);
  begin();
  return () => {
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', comeBack);
    close();
  };
}

/** How long a refusal asks to wait, in milliseconds. */
function asked({ wait }) {
  return /^\d+$/.test(wait) ? Math.min(wait * 1000, LONGEST_ASKED) : 0;
}
