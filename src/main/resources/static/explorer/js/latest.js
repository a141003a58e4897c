// Of requests for the same part of the page, only the latest one counts.

/**
 * Keeps track of the latest request.
 * @returns {{begin: () => AbortSignal, isLatest: (signal: AbortSignal) => boolean, abort: () => void}} `begin` aborts
 * the request before, and makes the signal of a new one
 */
export function latestRequest() {
  let controller = null;
  const abort = () => controller?.abort();
  return {
    begin() {
      abort();
      controller = new AbortController();
      return controller.signal;
    },
    isLatest: (signal) => signal === controller.signal,
    abort,
  };
}
