package io.cdrfacade.platform.bills;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.WallClock;

/**
 * Reads a platform's wall clock, by the rule of {@link WallClock}. To ask a zone for its
 * offset costs more than the rest of a record, and the times of a page lie close
 * together. So the clock remembers the last offset and the range of local seconds for
 * which it is the only one. Not for use by several threads.
 */
final class ZoneClock {

	private final ZoneRules rules;

	private long validFrom = Long.MAX_VALUE;

	private long validUntil = Long.MIN_VALUE;

	private int offset;

	ZoneClock(ZoneId zone) {
		this.rules = zone.getRules();
	}

	/**
	 * Finds the instant of a local second.
	 * @param local the local second, counted as if the clock showed UTC
	 * @param notBefore the earliest plausible instant. If the clock showed the local time
	 * twice and the first time is before this, the second time is returned
	 * @return the instant
	 */
	Instant instant(long local, @Nullable Instant notBefore) {
		if (local >= this.validFrom && local < this.validUntil) {
			return Instant.ofEpochSecond(local - this.offset);
		}
		LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
		ZoneOffsetTransition transition = this.rules.getTransition(time);
		if (transition == null) {
			remember(this.rules.getOffset(time), time);
			return Instant.ofEpochSecond(local - this.offset);
		}
		return atTransition(transition, time, notBefore);
	}

	private static Instant atTransition(ZoneOffsetTransition transition, LocalDateTime time,
			@Nullable Instant notBefore) {
		if (transition.isGap()) {
			return transition.getInstant();
		}
		Instant first = time.toInstant(transition.getOffsetBefore());
		return (notBefore != null && first.isBefore(notBefore)) ? time.toInstant(transition.getOffsetAfter()) : first;
	}

	private void remember(ZoneOffset only, LocalDateTime time) {
		Instant instant = time.toInstant(only);
		ZoneOffsetTransition next = this.rules.nextTransition(instant);
		ZoneOffsetTransition last = this.rules.previousTransition(instant.plusSeconds(1));
		this.offset = only.getTotalSeconds();
		this.validUntil = (next != null) ? Math.min(shownBefore(next), shownAfter(next)) : Long.MAX_VALUE;
		this.validFrom = (last != null) ? Math.max(shownBefore(last), shownAfter(last)) : Long.MIN_VALUE;
	}

	private static long shownBefore(ZoneOffsetTransition transition) {
		return transition.toEpochSecond() + transition.getOffsetBefore().getTotalSeconds();
	}

	private static long shownAfter(ZoneOffsetTransition transition) {
		return transition.toEpochSecond() + transition.getOffsetAfter().getTotalSeconds();
	}

}
