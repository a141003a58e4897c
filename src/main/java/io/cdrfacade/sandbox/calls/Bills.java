package io.cdrfacade.sandbox.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The records of the ended calls, made up on first use. Everything happens under one
 * lock, so that two readers never get the same unread record.
 */
public final class Bills {

	private static final int IDS_PER_CALL = 25;

	private final Deque<Bill> bills = new ArrayDeque<>();

	private final Bill example;

	private final Clock clock;

	private final CallPlan plan;

	private final Instant start;

	private long lastId;

	private @Nullable CallTimeline timeline;

	public Bills(Clock clock, CallPlan plan) {
		this.clock = clock;
		this.plan = plan;
		this.start = clock.instant();
		this.example = ExampleBill.in(plan.timeZone());
	}

	/**
	 * One page of what a query asks for, newest first. A query for unread records marks
	 * those of the page.
	 */
	public synchronized BillPage page(BillQuery query) {
		List<Bill> found = all().filter(query.filter(this.plan.timeZone())).toList();
		List<Bill> page = found.stream().skip((query.page() - 1L) * query.size()).limit(query.size()).toList();
		if (query.sync() == BillQuery.Sync.UNREAD) {
			page.forEach(Bill::markRead);
		}
		return new BillPage(found.size(), page);
	}

	public synchronized boolean hasRecording(String fileName) {
		return fileName.equals(ExampleBill.RECORDING)
				|| (!fileName.isEmpty() && all().anyMatch((bill) -> bill.call().recording().equals(fileName)));
	}

	private Stream<Bill> all() {
		Instant now = this.clock.instant();
		CallTimeline begun = (this.timeline != null) ? this.timeline : begin();
		begun.advance(now, this::add);
		dropOlderThan(now.minus(this.plan.history()));
		return Stream.concat(this.bills.reversed().stream(), Stream.of(this.example));
	}

	/** Makes up the past, whose last record gets the id of the start. */
	private CallTimeline begin() {
		CallTimeline begun = new CallTimeline(new CallStarts(this.start, this.plan),
				new CallGenerator(this.plan.timeZone()));
		List<MadeUpCall> past = new ArrayList<>();
		begun.advance(this.start, past::add);
		this.lastId = lastIdAtStart(past.size()) - past.size();
		past.forEach(this::add);
		this.timeline = begun;
		return begun;
	}

	/**
	 * Ids go on growing over restarts: there are many times as many from one start to the
	 * next as calls can have ended in between.
	 */
	private long lastIdAtStart(int past) {
		long spare = this.plan.callInterval().dividedBy(IDS_PER_CALL).toMillis();
		long sinceExample = Duration.between(this.example.call().timing().end(), this.start).toMillis();
		return ExampleBill.ID + past + Math.max(0, sinceExample / spare);
	}

	private void add(MadeUpCall call) {
		this.bills.addLast(new Bill(++this.lastId, call));
		if (this.bills.size() > this.plan.maxRecords()) {
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
