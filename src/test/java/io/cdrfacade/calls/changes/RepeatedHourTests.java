package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatedHourTests {

	@ParameterizedTest
	@CsvSource({ "2026-10-24T23:49:59Z, 2026-10-24T23:49:59Z, 2026-10-24T23:49:59Z",
			"2026-10-24T23:50:00Z, 2026-10-24T23:50:00Z, 2026-10-25T02:10:00Z",
			"2026-10-25T00:30:00Z, 2026-10-24T23:50:00Z, 2026-10-25T02:10:00Z",
			"2026-10-25T01:30:00Z, 2026-10-24T23:50:00Z, 2026-10-25T02:10:00Z",
			"2026-10-25T02:09:59Z, 2026-10-24T23:50:00Z, 2026-10-25T02:10:00Z",
			"2026-10-25T02:10:00Z, 2026-10-25T02:10:00Z, 2026-10-25T02:10:00Z",
			"2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z" })
	void keepsAwayFromBothPasses(Instant time, Instant before, Instant after) {
		RepeatedHour hour = new RepeatedHour(ZoneId.of("Europe/Berlin"), Duration.ofMinutes(10));
		assertThat(hour.before(time)).isEqualTo(before);
		assertThat(hour.after(time)).isEqualTo(after);
	}

}
