package io.cdrfacade.calls.list;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * A page of records, as a search for an id sees it.
 *
 * @param cdrs its records
 */
record IdPage(List<Cdr> cdrs) {

	/** The middle id; calls of some hours do not move it much. */
	long middle() {
		long[] ids = values(Cdr::id).mapToLong(Long::longValue).sorted().toArray();
		return (ids.length > 0) ? ids[ids.length / 2] : Long.MAX_VALUE;
	}

	/** When the first of its calls ended, if that is known. */
	@Nullable Instant earliestEnd() {
		return values(Cdr::endedAt).min(Comparator.naturalOrder()).orElse(null);
	}

	/** Whether all of its calls were dialled before a time. */
	boolean isBefore(Instant time) {
		return this.cdrs.stream().allMatch((cdr) -> cdr.startedAt() != null && cdr.startedAt().isBefore(time));
	}

	/**
	 * Whether it has greater ids only, and so have all calls that were dialled after its
	 * last one. They have if one of its calls had ended by then.
	 */
	boolean isAbove(long id) {
		long least = values(Cdr::id).mapToLong(Long::longValue).min().orElse(id);
		return least > id && this.cdrs.stream()
			.filter((cdr) -> Objects.equals(cdr.id(), least))
			.anyMatch((cdr) -> cdr.endedAt() != null && hasStartAfter(cdr.endedAt()));
	}

	private boolean hasStartAfter(Instant time) {
		return values(Cdr::startedAt).anyMatch((start) -> start.isAfter(time));
	}

	private <T> Stream<T> values(Function<Cdr, @Nullable T> value) {
		return this.cdrs.stream().map(value).filter(Objects::nonNull);
	}

}
