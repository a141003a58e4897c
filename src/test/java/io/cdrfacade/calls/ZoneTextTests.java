package io.cdrfacade.calls;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZoneTextTests {

	private static final Instant MILLENNIA_AGO = Instant.parse("-3000-01-01T00:00:00Z");

	private static final Instant MILLENNIA_AHEAD = Instant.parse("+12000-01-01T00:00:00Z");

	@ParameterizedTest
	@CsvSource({ "Asia/Shanghai, 2019-09-27T06:58:37Z, 2019-09-27T14:58:37+08:00",
			"UTC, 2019-09-27T06:58:37Z, 2019-09-27T06:58:37Z", "UTC, 1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
			"Asia/Kolkata, 2200-02-28T18:30:00Z, 2200-03-01T00:00:00+05:30",
			"America/St_Johns, 2020-03-01T03:29:59Z, 2020-02-29T23:59:59-03:30",
			"Asia/Shanghai, 1900-01-01T00:00:00Z, 1900-01-01T08:05:43+08:05:43",
			"UTC, -0044-03-15T12:00:00Z, -0044-03-15T12:00:00Z", "UTC, 0999-03-15T12:00:00Z, 0999-03-15T12:00:00Z",
			"UTC, +10000-03-15T12:00:00Z, +10000-03-15T12:00:00Z",
			"UTC, 2019-09-27T06:58:37.500Z, 2019-09-27T06:58:37.5Z" })
	void writesWhatClocksShow(ZoneId zone, Instant time, String text) {
		assertThat(write(new ZoneText(zone), time)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "Asia/Shanghai, 2019-09-27T06:58:37Z, 2019-09-27T14:58:37%2B08:00",
			"America/St_Johns, 2020-03-01T03:29:59Z, 2020-02-29T23:59:59-03:30",
			"UTC, +10000-03-15T12:00:00Z, %2B10000-03-15T12:00:00Z",
			"Asia/Shanghai, 2019-09-27T06:58:37.500Z, 2019-09-27T14:58:37.5%2B08:00" })
	void escapesPlusesInLinks(ZoneId zone, Instant time, String text) {
		assertThat(write(ZoneText.inLinks(zone), time)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Berlin, 2026-03-29T01:00:00Z", "Europe/Berlin, 2026-10-25T01:00:00Z",
			"Africa/Cairo, 2026-04-23T22:00:00Z", "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
			"Pacific/Apia, 2011-12-30T10:00:00Z", "Asia/Shanghai, 1900-12-31T15:54:17Z" })
	void seesClocksBeingPutForwardAndBack(ZoneId zone, Instant jump) {
		ZoneText text = new ZoneText(zone);
		for (Instant time : List.of(jump.minusSeconds(1), jump, jump.plusSeconds(1), jump.minusSeconds(1), jump)) {
			assertThat(write(text, time)).isEqualTo(formatted(zone, time));
		}
	}

	@Property
	void writesAsTheFormatterDoes(@ForAll("zones") ZoneId zone, @ForAll("times") List<Instant> times) {
		ZoneText text = new ZoneText(zone);
		assertThat(times).allSatisfy((time) -> assertThat(write(text, time)).isEqualTo(formatted(zone, time)));
	}

	@Provide
	Arbitrary<ZoneId> zones() {
		Arbitrary<ZoneId> regions = Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
			.map(ZoneId::of);
		Arbitrary<ZoneId> offsets = Arbitraries.integers().between(-64800, 64800).map(ZoneOffset::ofTotalSeconds);
		return Arbitraries.oneOf(regions, offsets);
	}

	/** Each time is near the one before, so that the remembered day is used. */
	@Provide
	Arbitrary<List<Instant>> times() {
		Arbitrary<Long> recent = Arbitraries.longs().between(-3_000_000_000L, 10_000_000_000L);
		Arbitrary<Long> any = Arbitraries.longs()
			.between(MILLENNIA_AGO.getEpochSecond(), MILLENNIA_AHEAD.getEpochSecond());
		Arbitrary<List<Instant>> near = Arbitraries.longs()
			.between(-7200, 7200)
			.map(Instant::ofEpochSecond)
			.list()
			.ofMinSize(1)
			.ofMaxSize(10);
		return Arbitraries.oneOf(recent, any)
			.flatMap((second) -> near.map((times) -> times.stream().map((time) -> time.plusSeconds(second)).toList()));
	}

	private static String formatted(ZoneId zone, Instant time) {
		return DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone).format(time);
	}

	private static String write(ZoneText text, Instant time) {
		byte[] to = new byte[ZoneText.MAX_LENGTH + 1];
		return new String(to, 1, text.put(time, to, 1) - 1, StandardCharsets.ISO_8859_1);
	}

}
