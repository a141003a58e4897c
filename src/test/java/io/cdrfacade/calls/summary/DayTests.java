package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import io.cdrfacade.platform.WallClock;

import static org.assertj.core.api.Assertions.assertThat;

@Domain(Zones.class)
@Domain(DomainContext.Global.class)
class DayTests {

	@Example
	void haveTwentyThreeHoursWhenClocksArePutForward() {
		Day day = only("2026-03-29", ZoneId.of("Europe/Berlin"));
		assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(23));
	}

	@Example
	void haveTwentyFiveHoursWhenClocksArePutBack() {
		Day day = only("2026-10-25", ZoneId.of("Europe/Berlin"));
		assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(25));
	}

	@Example
	void canBeginAtOne() {
		Day day = only("2018-11-04", ZoneId.of("America/Sao_Paulo"));
		assertThat(day.from()).isEqualTo("2018-11-04T01:00:00-02:00");
		assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(23));
	}

	@Example
	void canBeLeftOut() {
		assertThat(Day.in(Instant.parse("2011-12-29T00:00:00Z"), Instant.parse("2012-01-01T00:00:00Z"),
				ZoneId.of("Pacific/Apia")))
			.extracting(Day::date)
			.containsExactly(LocalDate.of(2011, 12, 28), LocalDate.of(2011, 12, 29), LocalDate.of(2011, 12, 31),
					LocalDate.of(2012, 1, 1));
	}

	@Example
	void goOnWhenClocksArePutBackOverMidnight() {
		ZoneId zone = ZoneId.of("America/St_Johns");
		Instant again = Instant.parse("2010-11-07T03:00:00Z");
		assertThat(again.atZone(zone).toLocalDate()).isEqualTo("2010-11-06");
		assertThat(Day.in(again, again.plusSeconds(1), zone)).extracting(Day::date)
			.containsExactly(LocalDate.of(2010, 11, 7));
	}

	@Example
	void areCutAtTheEndsOfTheRange() {
		Instant from = Instant.parse("2026-01-01T12:00:00Z");
		assertThat(Day.in(from, from.plus(Duration.ofDays(2)), ZoneId.of("UTC"))).containsExactly(
				new Day(LocalDate.of(2026, 1, 1), from, Instant.parse("2026-01-02T00:00:00Z"), false),
				new Day(LocalDate.of(2026, 1, 2), Instant.parse("2026-01-02T00:00:00Z"),
						Instant.parse("2026-01-03T00:00:00Z"), true),
				new Day(LocalDate.of(2026, 1, 3), Instant.parse("2026-01-03T00:00:00Z"), from.plus(Duration.ofDays(2)),
						false));
	}

	@Property
	void fillsTheRange(@ForAll ZoneId zone, @ForAll @LongRange(max = 7_258_118_400L) long start,
			@ForAll @IntRange(min = 1, max = 5_000_000) int seconds) {
		Instant from = Instant.ofEpochSecond(start);
		Instant to = from.plusSeconds(seconds);
		List<Day> days = Day.in(from, to, zone);
		assertThat(days.getFirst().from()).isEqualTo(from);
		assertThat(days.getLast().to()).isEqualTo(to);
		for (int i = 1; i < days.size(); i++) {
			assertThat(days.get(i).from()).isEqualTo(days.get(i - 1).to());
			assertThat(days.get(i).date()).isAfter(days.get(i - 1).date());
		}
	}

	@Property
	void beginWhereTheirDateIsReadToBegin(@ForAll ZoneId zone, @ForAll @LongRange(max = 7_258_118_400L) long start) {
		Instant from = Instant.ofEpochSecond(start);
		for (Day day : Day.in(from, from.plus(Duration.ofDays(3)), zone)) {
			assertThat(day.from()).isBefore(day.to());
			Instant begin = WallClock.toInstant(day.date().atStartOfDay(), zone);
			Instant end = WallClock.toInstant(day.date().plusDays(1).atStartOfDay(), zone);
			assertThat(day.from()).isBetween(begin, end);
			assertThat(day.whole()).isEqualTo(day.from().equals(begin) && day.to().equals(end));
		}
	}

	private static Day only(String date, ZoneId zone) {
		LocalDate local = LocalDate.parse(date);
		List<Day> days = Day.in(local.atStartOfDay(zone).toInstant(), local.plusDays(1).atStartOfDay(zone).toInstant(),
				zone);
		assertThat(days).hasSize(1);
		assertThat(days.getFirst().date()).isEqualTo(local);
		assertThat(days.getFirst().whole()).isTrue();
		return days.getFirst();
	}

}
