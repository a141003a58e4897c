package io.cdrfacade.web.parameter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.WallClock;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTests {

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource({ "2019-09-27, 2019-09-26T16:00:00Z", "2019-09-27T14:58, 2019-09-27T06:58:00Z",
			"2019-09-27T14:58:37, 2019-09-27T06:58:37Z", "2019-09-27T14:58:37.5, 2019-09-27T06:58:37.500Z",
			"2019-09-27T14:58:37.123456789, 2019-09-27T06:58:37.123456789Z",
			"2019-09-27T14:58:37Z, 2019-09-27T14:58:37Z", "2019-09-27T14:58Z, 2019-09-27T14:58:00Z",
			"2019-09-27T14:58:37+02:00, 2019-09-27T12:58:37Z", "2019-09-27T14:58:37+0200, 2019-09-27T12:58:37Z",
			"2019-09-27T14:58:37-05, 2019-09-27T19:58:37Z", "2020-02-29T00:00:00Z, 2020-02-29T00:00:00Z",
			"1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z", "2199-12-31T23:59:59Z, 2199-12-31T23:59:59Z",
			"1970-01-01, 1969-12-31T16:00:00Z", "1970-01-01T00:00:00+18:00, 1969-12-31T06:00:00Z",
			"2199-12-31T23:59:59-18:00, 2200-01-01T17:59:59Z" })
	void readsIso8601(String text, Instant instant) {
		assertThat(Times.read(text, SHANGHAI)).isEqualTo(instant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "yesterday", "2026-02-30", "2026-02-29T00:00:00Z", "2026-13-01", "2026-1-1", "26-01-01",
			"2026-01-01T24:00:00", "2026-01-01T23:59:60Z", "2026-01-01T12", "2026-01-01T1:00", "2026-01-01 12:00:00",
			"2026-01-01t12:00:00z", "2026-01-01T12:00:00+25:00", "2026-01-01T12:00:00 +08:00", "2026-01-01T12:00:00.Z",
			"2026-01-01T12:00:00.1234567890", "2026-01-01T12:00:00[Asia/Shanghai]", "2026-01-01Z", "20260101",
			"2026-W01-1", "2026-001", "1767225600", "-2026-01-01", "+2026-01-01", "1969-12-31T05:59:59Z", "1969-12-31",
			"2200-01-01T18:00:00Z", "2200-01-02T02:00:00", "9999-12-31", "0000-01-01", "٢٠٢٦-٠١-٠١", "" })
	void refusesEverythingElse(String text) {
		assertThat(Times.read(text, SHANGHAI)).isNull();
	}

	@Test
	void readsAGapAsTheMomentOfTheJump() {
		assertThat(Times.read("2026-03-29T02:30:00", BERLIN)).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
	}

	@Test
	void readsAnOverlapAsItsFirstOccurrence() {
		assertThat(Times.read("2026-10-25T02:30:00", BERLIN)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
	}

	@Test
	void readsTheStartOfADayThatBeginsLate() {
		assertThat(Times.read("2026-04-24", ZoneId.of("Africa/Cairo")))
			.isEqualTo(Instant.parse("2026-04-23T22:00:00Z"));
	}

	@Property
	void readsWhatIsWrittenWithAnOffset(@ForAll("instants") Instant instant, @ForAll("zones") ZoneId zone) {
		String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
		assertThat(Times.read(text, ZoneOffset.UTC)).isEqualTo(instant);
	}

	@Property
	void readsLocalTimesByTheOneRule(@ForAll("instants") Instant instant, @ForAll("zones") ZoneId zone) {
		LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
		String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
		assertThat(Times.read(text, zone)).isEqualTo(WallClock.toInstant(local, zone));
	}

	@Property
	void neverThrows(@ForAll("almostTimes") String text, @ForAll("zones") ZoneId zone) {
		Instant instant = Times.read(text, zone);
		assertThat(instant == null || (!instant.isBefore(Times.MIN) && instant.isBefore(Times.END))).isTrue();
	}

	@Property
	void readsUsualFormsAsThePatternDoes(@ForAll("usualTexts") String text, @ForAll("zones") ZoneId zone) {
		assertThat(Times.read(text, zone)).isEqualTo(readByPattern(text, zone));
	}

	@Property
	void readsAlmostUsualFormsAsThePatternDoes(@ForAll("usualTexts") String text, @ForAll int place,
			@ForAll("marks") char mark, @ForAll("zones") ZoneId zone) {
		int at = Math.floorMod(place, text.length());
		String changed = text.substring(0, at) + mark + text.substring(at + 1);
		String longer = text.substring(0, at) + mark + text.substring(at);
		String shorter = text.substring(0, at) + text.substring(at + 1);
		assertThat(List.of(changed, longer, shorter))
			.allSatisfy((other) -> assertThat(Times.read(other, zone)).isEqualTo(readByPattern(other, zone)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1969-12-31T23:59:59", "1970-01-01", "2199-12-31T23:59:59", "2200-01-01", "2000-02-29",
			"2100-02-29", "2026-03-29T02:30:00", "2026-10-25T02:30:00", "2026-01-01T24:00:00", "2026-01-01T23:59:60",
			"2026-00-01", "2026-01-00", "0000-01-01", "2026-01-01T00:00:00-00:00", "2026-01-01T00:00:00+18:00",
			"2026-01-01T00:00:00-18:01", "2026-01-01T00:00:00+01:60", "2026-01-01T00:00:00+1:000",
			"2026-01-01T00:00:00.12345", "2026-01-01T00:00:00.12+08", "2026-01-01T00:00+08", "2026-01-01T00:00:00z",
			"2026-01-01T00:00:00 ", "２０２６-01-01" })
	void agreesWithThePatternOnEdges(String text) {
		assertThat(Times.read(text, BERLIN)).isEqualTo(readByPattern(text, BERLIN));
	}

	@Provide
	Arbitrary<String> usualTexts() {
		Arbitrary<String> dates = Combinators
			.combine(Arbitraries.integers().between(1968, 2201), Arbitraries.integers().between(0, 13),
					Arbitraries.integers().between(0, 32))
			.as("%04d-%02d-%02d"::formatted);
		Arbitrary<String> times = Combinators
			.combine(Arbitraries.integers().between(0, 24), Arbitraries.integers().between(0, 60),
					Arbitraries.integers().between(0, 60))
			.as("T%02d:%02d:%02d"::formatted);
		Arbitrary<String> offsets = Combinators
			.combine(Arbitraries.of("+", "-"), Arbitraries.integers().between(0, 19),
					Arbitraries.integers().between(0, 60))
			.as("%s%02d:%02d"::formatted);
		Arbitrary<String> ends = Combinators.combine(times, Arbitraries.oneOf(offsets, Arbitraries.of("", "Z")))
			.as(String::concat);
		return Combinators.combine(dates, Arbitraries.oneOf(ends, Arbitraries.just(""))).as(String::concat);
	}

	@Provide
	Arbitrary<Character> marks() {
		return Arbitraries.of('0', '9', ':', '-', '+', ' ', 'T', 'Z', '.', '/', ';', '\u0660', '\uff10');
	}

	private static @Nullable Instant readByPattern(String text, ZoneId zone) {
		try {
			Instant instant = Times.readByPattern(text, zone);
			boolean inRange = instant != null && !instant.isBefore(Times.MIN) && instant.isBefore(Times.END);
			return inRange ? instant : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	@Provide
	Arbitrary<Instant> instants() {
		long first = Times.MIN.plus(Duration.ofDays(1)).getEpochSecond();
		long last = Times.END.minus(Duration.ofDays(2)).getEpochSecond();
		return Arbitraries.longs()
			.between(first, last)
			.flatMap((second) -> Arbitraries.of(0L, 1L, 500_000_000L, 999_999_999L)
				.map((nano) -> Instant.ofEpochSecond(second, nano)));
	}

	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
	}

	@Provide
	Arbitrary<String> almostTimes() {
		return Arbitraries.strings().withChars("0123456789-:T.Z+ ").ofMaxLength(40);
	}

}
