// Follows calls as they end. The browser goes on by itself after a cut; where it gives up, this does.
import { directAddress, json } from './api.js';
import { instant } from './time.js';

/** Milliseconds before the first attempt to connect again; each further one waits twice as long. */
const FIRST_WAIT = 1000;

const LONGEST_WAIT = 30_000;

/**
 * Opens a stream.
 * @param {object} parameters filters, and `begin`: when the first call may have ended
 * @param {{call: (call: object) => void, state: (state: string, problem?: Error) => void}} listener states are
 * `connecting`, `open`, `lost` and `refused`
 * @returns {() => void} closes it
 */
export function follow({ begin, ...filters }, listener) {
  let from = begin;
  let source = null;
  let closed = false;
  let position = null;
  let wait = FIRST_WAIT;
  let timer = null;

  async function open() {
    listener.state(position === null ? 'connecting' : 'lost');
    try {
      const href = await directAddress('/calls/changes', where());
      if (!closed) {
        listen(new EventSource(href));
      }
    } catch (problem) {
      refuse(problem);
    }
  }

  /** A position goes before a time: nothing is missed, and nothing comes twice. */
  function where() {
    return position === null ? { ...filters, from } : { ...filters, cursor: position };
  }

  function listen(stream) {
    source = stream;
    stream.onopen = () => {
      wait = FIRST_WAIT;
      listener.state('open');
    };
    stream.addEventListener('call', (event) => {
      position = event.lastEventId;
      listener.call(JSON.parse(event.data));
    });
    stream.addEventListener('reset', () => {
      stream.close();
      position = null;
      from = instant(new Date());
      open();
    });
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
      later();
    }
  }

  function later() {
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    source?.close();
  };
}
