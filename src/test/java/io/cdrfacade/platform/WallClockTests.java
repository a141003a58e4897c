package io.cdrfacade.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.cdrfacade.platform.bills.LocalRange;
import io.cdrfacade.platform.bills.ZoneClock;

import static org.assertj.core.api.Assertions.assertThat;

class WallClockTests {

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	private static final List<String> ZONES = List.of("Asia/Shanghai", "America/New_York", "Europe/London",
			"Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia",
			"Africa/Monrovia", "UTC", "+05:30");

	@Example
	void takesTheFirstOccurrenceInAnOverlap() {
		assertThat(WallClock.toInstant(LocalDateTime.parse("2025-11-02T01:30:00"), NEW_YORK))
			.isEqualTo("2025-11-02T05:30:00Z");
	}

	@Example
	void takesTheJumpInAGap() {
		assertThat(WallClock.toInstant(LocalDateTime.parse("2025-03-09T02:30:00"), NEW_YORK))
			.isEqualTo("2025-03-09T07:00:00Z");
	}

	@Example
	void startsAfterAnOverlapWithinItsSecondPass() {
		assertThat(WallClock.firstSecond(Instant.parse("2025-11-02T06:30:00Z"), NEW_YORK))
			.isEqualTo("2025-11-02T02:00:00");
	}

	@Example
	void startsWithAGapAtItsJump() {
		assertThat(WallClock.firstSecond(Instant.parse("2025-03-09T07:00:00Z"), NEW_YORK))
			.isEqualTo("2025-03-09T02:00:00");
	}

	@Example
	void staysWithinFourDigits() {
		assertThat(WallClock.firstSecond(Instant.MIN, NEW_YORK)).hasToString("0001-01-01T19:03:58");
		assertThat(WallClock.firstSecond(Instant.MAX, NEW_YORK)).hasToString("9999-12-29T19:00");
	}

	@Property
	void isTheFirstInstantThatShowsTheTimeOrALaterOne(@ForAll("zones") ZoneId zone,
			@ForAll("secondsSince1900") long second) {
		LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
		Instant instant = WallClock.toInstant(local, zone);
		assertThat(LocalDateTime.ofInstant(instant, zone)).isAfterOrEqualTo(local);
		for (int back : List.of(1, 60, 1800, 3600, 7200, 90_000)) {
			assertThat(LocalDateTime.ofInstant(instant.minusSeconds(back), zone)).isBefore(local);
		}
	}

	@Property
	void mapsLocalSecondsInOrder(@ForAll("moments") Moment moment, @ForAll("steps") int step) {
		LocalDateTime local = LocalDateTime.ofInstant(moment.instant(), moment.zone());
		assertThat(WallClock.toInstant(local, moment.zone()))
			.isBeforeOrEqualTo(WallClock.toInstant(local.plusSeconds(Math.abs(step)), moment.zone()));
	}

	@Property(tries = 5000)
	void splitsLocalSecondsExactlyAtTheInstant(@ForAll("moments") Moment moment, @ForAll("steps") int step) {
		LocalDateTime first = WallClock.firstSecond(moment.instant(), moment.zone());
		LocalDateTime any = first.plusSeconds(step);
		boolean atOrAfter = !WallClock.toInstant(any, moment.zone()).isBefore(moment.instant());
		assertThat(!any.isBefore(first)).isEqualTo(atOrAfter);
		assertThat(WallClock.toInstant(first, moment.zone())).isAfterOrEqualTo(moment.instant());
		assertThat(WallClock.toInstant(first.minusSeconds(1), moment.zone())).isBefore(moment.instant());
	}

	@Property(tries = 5000)
	void holdsInARangeOfSecondsWhatARangeOfInstantsHolds(@ForAll("moments") Moment from, @ForAll("steps") int length,
			@ForAll("steps") int step) {
		Instant to = from.instant().plusSeconds(length);
		LocalRange range = LocalRange.of(from.instant(), to, from.zone());
		LocalDateTime any = range.first().plusSeconds(step);
		Instant instant = WallClock.toInstant(any, from.zone());
		boolean inside = !instant.isBefore(from.instant()) && instant.isBefore(to);
		assertThat(!any.isBefore(range.first()) && !any.isAfter(range.last())).isEqualTo(inside);
	}

	@Property
	void leavesNothingBetweenAdjacentRanges(@ForAll("moments") Moment middle, @ForAll("steps") int length) {
		Instant end = middle.instant().plusSeconds(Math.abs(length));
		LocalRange before = LocalRange.of(middle.instant().minusSeconds(Math.abs(length)), middle.instant(),
				middle.zone());
		LocalRange after = LocalRange.of(middle.instant(), end, middle.zone());
		assertThat(after.first()).isEqualTo(before.last().plusSeconds(1));
	}

	@Property
	void readsPagesByTheSameRule(@ForAll("moments") Moment moment, @ForAll("steps") int step) {
		ZoneClock clock = new ZoneClock(moment.zone());
		LocalDateTime local = LocalDateTime.ofInstant(moment.instant(), moment.zone()).withNano(0);
		for (LocalDateTime time : List.of(local, local.plusSeconds(step), local.minusSeconds(step), local)) {
			assertThat(clock.instant(time.toEpochSecond(ZoneOffset.UTC), null))
				.isEqualTo(WallClock.toInstant(time, moment.zone()));
		}
	}

	/**
	 * Without this, one overlap or gap could reach into the next and the rule would need
	 * more.
	 */
	@Example
	void knowsNoZoneWhoseJumpsInterleave() {
		for (String id : ZoneId.getAvailableZoneIds()) {
			ZoneOffsetTransition last = null;
			for (ZoneOffsetTransition next : ZoneId.of(id).getRules().getTransitions()) {
				if (last != null) {
					assertThat(earlier(next)).as("%s %s", id, next).isAfterOrEqualTo(later(last));
				}
				last = next;
			}
		}
	}

	private static LocalDateTime earlier(ZoneOffsetTransition transition) {
		return transition.isGap() ? transition.getDateTimeBefore() : transition.getDateTimeAfter();
	}

	private static LocalDateTime later(ZoneOffsetTransition transition) {
		return transition.isGap() ? transition.getDateTimeAfter() : transition.getDateTimeBefore();
	}

	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries.of(ZONES).map(ZoneId::of);
	}

	@Provide
	Arbitrary<Long> secondsSince1900() {
		return Arbitraries.longs().between(-2_208_988_800L, 4_102_444_800L);
	}

	@Provide
	Arbitrary<Integer> steps() {
		return Arbitraries.oneOf(Arbitraries.integers().between(-2, 2),
				Arbitraries.integers().between(-100_000, 100_000));
	}

	/** Any moment, half of them around a jump of the clocks, also within a second. */
	@Provide
	Arbitrary<Moment> moments() {
		Arbitrary<Integer> near = Arbitraries.oneOf(Arbitraries.integers().between(-3, 3),
				Arbitraries.of(-7200, -3600, -1800, 1800, 3599, 3600, 3601, 7200),
				Arbitraries.integers().between(-90_000, 90_000));
		Arbitrary<Integer> nanos = Arbitraries.of(0, 0, 1, 500_000_000, 999_999_999);
		return Combinators.combine(zones(), secondsSince1900(), near, nanos, Arbitraries.of(true, false))
			.as((zone, second, offset, nano, jump) -> moment(zone, Instant.ofEpochSecond(second), offset, nano, jump));
	}

	private static Moment moment(ZoneId zone, Instant any, int offset, int nano, boolean jump) {
		ZoneOffsetTransition next = jump ? zone.getRules().nextTransition(any) : null;
		Instant base = (next != null) ? next.getInstant().plusSeconds(offset) : any;
		return new Moment(base.plusNanos(nano), zone);
	}

	record Moment(Instant instant, ZoneId zone) {
	}

}
