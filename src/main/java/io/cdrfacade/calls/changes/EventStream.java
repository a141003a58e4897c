package io.cdrfacade.calls.changes;

/**
 * An answer that is a stream of server-sent events.
 *
 * @param query which calls
 * @param headersOnly whether the caller wants the headers only
 */
record EventStream(ChangesQuery query, boolean headersOnly) {
}
