package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;

/**
 * Looks for a call by its id among pages of records, which the platform orders by id or
 * by start, upwards or downwards. Ids grow with the ends of calls, so that the middle ids
 * of pages grow (or fall) in both orders: a bisection finds the page of calls that ended
 * when the call did. In the order of starts, the call may be on a page before that, as
 * far back as it lasted, or a little after it. For one use.
 */
final class IdSearch {

	static final int PAGE_SIZE = 1000;

	/** Most pages that are read. */
	static final int MAX_PAGES = 40;

	/** Calls that end at once come a little after those that end at the same time. */
	private static final int PAGES_AFTER = 3;

	/** No call lasts longer. */
	private static final Duration LONGEST_CALL = Duration.ofDays(1);

	private final IntFunction<CdrPage> pages;

	private final long id;

	private final PageOrder order = new PageOrder();

	private int read;

	private int last = 1;

	private boolean descending;

	private @Nullable Cdr found;

	IdSearch(IntFunction<CdrPage> pages, long id) {
		this.pages = pages;
		this.id = id;
	}

	/**
	 * Reads pages until the call is found, or cannot be.
	 * @return the call, or {@code null} if there is none
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 */
	@Nullable Cdr find() {
		CdrPage first = read(1);
		this.last = Math.toIntExact(Math.max(1, Math.ceilDiv(first.totalItems(), (long) PAGE_SIZE)));
		if (isOver() || this.last == 1) {
			return this.found;
		}
		CdrPage end = read(this.last);
		this.descending = middle(first) > middle(end);
		if (!isOver()) {
			scan(bisect(this.descending ? end : first, this.descending ? first : end));
		}
		return this.found;
	}

	/** Finds the last page whose middle id is not greater, counting upwards by id. */
	private int bisect(CdrPage first, CdrPage end) {
		int low = 1;
		int high = this.last;
		if (this.id < middle(first)) {
			return 1;
		}
		if (this.id >= middle(end)) {
			return this.last;
		}
		while (high - low > 1 && !isOver()) {
			int half = (low + high) >>> 1;
			if (middle(read(numberOf(half))) <= this.id) {
				low = half;
			}
			else {
				high = half;
			}
		}
		return low;
	}

	private void scan(int start) {
		CdrPage page = take(start);
		take(start + 1);
		if (this.order.isById()) {
			return;
		}
		for (int distance = 1; distance <= PAGES_AFTER; distance++) {
			take(start + 1 + distance);
			take(start - distance);
		}
		Instant earliest = earliestEnd(page);
		for (int at = start - PAGES_AFTER - 1; at >= 1 && !isOver(); at--) {
			if (isLongBefore(take(at), earliest)) {
				return;
			}
		}
	}

	private @Nullable CdrPage take(int position) {
		return (position >= 1 && position <= this.last && !isOver()) ? read(numberOf(position)) : null;
	}

	private int numberOf(int position) {
		return this.descending ? this.last + 1 - position : position;
	}

	private boolean isOver() {
		return this.found != null || this.read == MAX_PAGES;
	}

	private CdrPage read(int number) {
		CdrPage page = this.pages.apply(number);
		this.read++;
		this.order.learn(page.cdrs());
		this.found = page.cdrs()
			.stream()
			.filter((cdr) -> Objects.equals(cdr.id(), this.id))
			.findFirst()
			.orElse(this.found);
		return page;
	}

	/** The middle id of a page; calls of some hours do not move it much. */
	private static long middle(CdrPage page) {
		long[] ids = page.cdrs()
			.stream()
			.map(Cdr::id)
			.filter(Objects::nonNull)
			.mapToLong(Long::longValue)
			.sorted()
			.toArray();
		return (ids.length > 0) ? ids[ids.length / 2] : Long.MAX_VALUE;
	}

	private static Instant earliestEnd(@Nullable CdrPage page) {
		Stream<Cdr> cdrs = (page != null) ? page.cdrs().stream() : Stream.empty();
		return cdrs.map(Cdr::endedAt).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(Instant.MIN);
	}

	private static boolean isLongBefore(@Nullable CdrPage page, Instant end) {
		return page != null && page.cdrs()
			.stream()
			.allMatch((cdr) -> cdr.startedAt() != null && cdr.startedAt().plus(LONGEST_CALL).isBefore(end));
	}

}
