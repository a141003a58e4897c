// What a view shows: of requests for the same part of the page, only the latest one counts.

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

/**
 * Keeps track of the query that a view shows, so that it is loaded once.
 * @returns {{take: (query: string) => string | null, forget: () => void, renew: () => void}} `take` gives the option
 * `cache` of `fetch` for a query that is to be loaded, and `null` for the one that is shown; after `forget` the same query
 * is loaded again, and after `renew` with `no-cache`, so that the facade asks the platform
 */
export function shownQuery() {
  let shown = null;
  let cache = 'default';
  return {
    take(query) {
      if (query === shown) {
        return null;
      }
      const how = cache;
      shown = query;
      cache = 'default';
      return how;
    },
    forget() {
      shown = null;
    },
    renew() {
      shown = null;
      cache = 'no-cache';
    },
  };
}
