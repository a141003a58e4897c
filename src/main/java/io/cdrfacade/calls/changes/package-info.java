/**
 * {@code GET /calls/changes}: the calls that have ended since the last request. One
 * {@code PollLoop} per account polls the platform for all consumers; {@code EndedCalls}
 * keeps what it finds and reads what is older; a {@code Subscription} gives one consumer
 * the calls from a {@code Position} on, which {@code Cursors} write as text.
 * {@code docs/changes.md} says why no call is lost and none comes twice.
 */
@NullMarked
package io.cdrfacade.calls.changes;

import org.jspecify.annotations.NullMarked;
