package io.cdrfacade.calls.changes;

import java.time.Instant;

/**
 * What a poll that has ended tells.
 *
 * @param id the greatest id that this poll or one before it has seen
 * @param start when the poll began; whatever was to be seen then has been
 * @param end when it ended
 */
record Mark(long id, Instant start, Instant end) {
}
