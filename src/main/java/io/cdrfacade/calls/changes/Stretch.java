package io.cdrfacade.calls.changes;

import java.util.NavigableMap;
import java.util.Objects;

import io.cdrfacade.platform.Cdr;

/**
 * A stretch of the past: all calls that matter from one position to another.
 *
 * @param start where it begins
 * @param calls its calls by id
 * @param end where it leads to
 */
record Stretch(Position start, NavigableMap<Long, Cdr> calls, Position end) {

	/** Whether somebody finds here what comes next for them. */
	boolean leadsOn(Position from) {
		boolean covered = from.id() >= this.start.id() && !from.time().isBefore(this.start.time())
				&& Objects.equals(from.since(), this.start.since());
		return covered && (from.id() < this.end.id() || from.time().isBefore(this.end.time()));
	}

}
