package io.cdrfacade.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The records of the ended calls, made up on first use. Everything happens under one
 * lock, so that no two readers are given the same unread record.
 */
final class Bills {

	private final Deque<Bill> bills = new ArrayDeque<>();

	private final Bill example;

	private final Clock clock;

	private final SandboxProperties properties;

	private final Instant start;

	private long lastId = ExampleBill.ID;

	private @Nullable CallTimeline timeline;

	Bills(Clock clock, SandboxProperties properties) {
		this.clock = clock;
		this.properties = properties;
		this.start = clock.instant();
		this.example = ExampleBill.in(properties.timeZone());
	}

	/**
	 * One page of what a query asks for, newest first. A query for unread records marks
	 * those of the page.
	 */
	synchronized BillPage page(BillQuery query) {
		List<Bill> found = all().filter(query.filter(this.properties.timeZone())).toList();
		List<Bill> page = found.stream().skip((query.page() - 1L) * query.size()).limit(query.size()).toList();
		if (query.sync() == BillQuery.Sync.UNREAD) {
			page.forEach(Bill::markRead);
		}
		return new BillPage(found.size(), page);
	}

	synchronized boolean hasRecording(String fileName) {
		return !fileName.isEmpty() && all().anyMatch((bill) -> bill.call().recording().equals(fileName));
	}

	private Stream<Bill> all() {
		Instant now = this.clock.instant();
		timeline().advance(now, this::add);
		dropOlderThan(now.minus(this.properties.history()));
		return Stream.concat(this.bills.reversed().stream(), Stream.of(this.example));
	}

	private CallTimeline timeline() {
		if (this.timeline == null) {
			this.timeline = new CallTimeline(new CallStarts(this.start, this.properties),
					new CallGenerator(this.properties.timeZone()));
		}
		return this.timeline;
	}

	private void add(SandboxCall call) {
		this.bills.addLast(new Bill(++this.lastId, call));
		if (this.bills.size() > this.properties.maxRecords()) {
			this.bills.removeFirst();
		}
	}

	private void dropOlderThan(Instant oldest) {
		for (Bill first = this.bills.peekFirst(); first != null
				&& first.call().timing().end().isBefore(oldest); first = this.bills.peekFirst()) {
			this.bills.removeFirst();
		}
	}

}
