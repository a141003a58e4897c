package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import static org.assertj.core.api.Assertions.assertThat;

@Domain(Zones.class)
@Domain(DomainContext.Global.class)
class TimeSlotsTests {

	@Example
	void leaveOutASkippedHour() {
		assertThat(hours("2026-03-29T00:30:00Z", Duration.ofHours(1), "Europe/Berlin"))
			.containsExactly("2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00");
	}

	@Example
	void nameARepeatedHourTwice() {
		assertThat(hours("2026-10-25T00:00:00Z", Duration.ofHours(3), "Europe/Berlin"))
			.containsExactly("2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00", "2026-10-25T03:00+01:00");
	}

	@Example
	void followTheClockOfZonesWithHalfHours() {
		assertThat(hours("2026-01-01T00:00:00Z", Duration.ofHours(1), "Asia/Kolkata"))
			.containsExactly("2026-01-01T05:00+05:30", "2026-01-01T06:00+05:30");
	}

	@Example
	void startAgainWhenClocksArePutBackByHalfAnHour() {
		assertThat(hours("2026-04-04T14:00:00Z", Duration.ofMinutes(91), "Australia/Lord_Howe"))
			.containsExactly("2026-04-05T01:00+11:00", "2026-04-05T01:30+10:30", "2026-04-05T02:00+10:30");
	}

	@Example
	void countTheHoursOfDaysThatAreNotTwentyFour() {
		assertThat(hours("2026-03-28T23:00:00Z", Duration.ofHours(23), "Europe/Berlin")).hasSize(23);
		assertThat(hours("2026-10-24T22:00:00Z", Duration.ofHours(25), "Europe/Berlin")).hasSize(25)
			.doesNotHaveDuplicates();
		assertThat(hours("2018-11-04T03:00:00Z", Duration.ofHours(23), "America/Sao_Paulo")).hasSize(23)
			.startsWith("2018-11-04T01:00-02:00");
	}

	@Example
	void nameDaysByTheirDate() {
		List<Day> days = Day.in(Instant.parse("2026-01-01T12:00:00Z"), Instant.parse("2026-01-02T00:00:01Z"),
				ZoneId.of("UTC"));
		TimeSlots slots = TimeSlots.days(days);
		assertThat(slots.names()).containsExactly("2026-01-01", "2026-01-02");
		assertThat(slots.at(Instant.parse("2026-01-01T23:59:59Z"))).isEqualTo("2026-01-01");
	}

	@Property
	void holdWhatTheClockShowsInThatHour(@ForAll ZoneId zone, @ForAll @LongRange(max = 4_102_444_800L) long start,
			@ForAll @IntRange(min = 1, max = 200_000) int seconds, @ForAll @IntRange(max = 1_000_000) int part) {
		Instant from = Instant.ofEpochSecond(start);
		Instant at = from.plusSeconds((long) seconds * part / 1_000_001);
		TimeSlots slots = slots(from, from.plusSeconds(seconds), zone);
		assertThat(slots.names()).doesNotHaveDuplicates();
		String key = slots.at(at);
		assertThat(key).isNotNull();
		OffsetDateTime hour = OffsetDateTime.parse(key);
		OffsetDateTime shown = at.atZone(zone).toOffsetDateTime();
		assertThat(hour.getOffset()).isEqualTo(shown.getOffset());
		assertThat(hour.truncatedTo(ChronoUnit.HOURS)).isEqualTo(shown.truncatedTo(ChronoUnit.HOURS));
		assertThat(hour).isBeforeOrEqualTo(shown);
	}

	private static List<String> hours(String from, Duration length, String zone) {
		Instant start = Instant.parse(from);
		return slots(start, start.plus(length), ZoneId.of(zone)).names().stream().toList();
	}

	private static TimeSlots slots(Instant from, Instant to, ZoneId zone) {
		return TimeSlots.hours(Day.in(from, to, zone), zone);
	}

}
