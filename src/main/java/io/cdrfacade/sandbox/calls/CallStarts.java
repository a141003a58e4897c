package io.cdrfacade.sandbox.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * An endless series of calls being dialled: first the days of the history at office
 * hours, then one call after the other at about the same interval, day and night. The
 * same arguments give the same series.
 */
final class CallStarts {

	private static final long SEED = 22_670;

	private static final Duration WARM_UP = Duration.ofHours(1);

	private final Queue<CallStart> planned = new ArrayDeque<>();

	private final ZoneId zone;

	private final long interval;

	private final Instant from;

	private final Instant liveFrom;

	private final SplittableRandom random;

	private LocalDate day;

	private Instant live;

	CallStarts(Instant start, CallPlan plan) {
		this.zone = plan.timeZone();
		this.interval = plan.callInterval().toMillis();
		this.from = start.minus(plan.history());
		this.liveFrom = start.minus(WARM_UP);
		this.random = new SplittableRandom(SEED ^ start.getEpochSecond());
		this.day = LocalDate.ofInstant(this.from, this.zone);
		this.live = this.liveFrom;
	}

	CallStart next() {
		while (this.planned.isEmpty() && isHistory()) {
			plan();
		}
		return this.planned.isEmpty() ? live() : this.planned.remove();
	}

	private boolean isHistory() {
		return this.day.atStartOfDay(this.zone).toInstant().isBefore(this.liveFrom);
	}

	/** A day of the calendar looks the same whenever the sandbox is started. */
	private void plan() {
		SplittableRandom chance = new SplittableRandom(SEED * this.day.toEpochDay());
		OfficeHours.calls(this.day, chance)
			.stream()
			.map((time) -> new CallStart(time.atZone(this.zone).toInstant(), chance.split()))
			.filter((start) -> !start.at().isBefore(this.from) && start.at().isBefore(this.liveFrom))
			.forEach(this.planned::add);
		this.day = this.day.plusDays(1);
	}

	private CallStart live() {
		long gap = this.random.nextLong(this.interval * 4 / 5, this.interval * 6 / 5 + 1);
		this.live = this.live.plusMillis(gap);
		return new CallStart(Instant.ofEpochSecond(this.live.getEpochSecond()), this.random.split());
	}

}
