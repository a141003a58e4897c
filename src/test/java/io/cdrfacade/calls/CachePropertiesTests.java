package io.cdrfacade.calls;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CachePropertiesTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:30:15.750Z");

	private static final Duration CLOSED = Duration.ofHours(2);

	private static final Duration OPEN = Duration.ofSeconds(7);

	private final CacheProperties properties = properties(Duration.ofHours(1));

	@ParameterizedTest
	@ValueSource(
			strings = { "to=2026-11-22T07:30:15.750Z", "to=2026-11-22T07:30:15Z", "from=2020-01-01&to=2020-01-02" })
	void keepsRangesThatHaveSettledForLong(String query) {
		assertThat(lifetime(this.properties, query)).isEqualTo(CLOSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "direction=all", "from=2026-11-01", "to=2026-11-22T07:30:15.751Z", "to=2030-01-01",
			"sync=read&from=2020-01-01&to=2020-01-02" })
	void keepsOtherRangesBriefly(String query) {
		assertThat(lifetime(this.properties, query)).isEqualTo(OPEN);
	}

	@Test
	void neverTreatsARangeUntilNowAsSettled() {
		assertThat(lifetime(properties(Duration.ZERO), "from=2026-11-01")).isEqualTo(OPEN);
	}

	@Test
	void refusesANegativeWeight() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CacheProperties(DataSize.ofBytes(-1), CLOSED, CLOSED, OPEN, OPEN))
			.withMessageContaining("cdr.cache.max-weight");
	}

	private static CacheProperties properties(Duration settlingTime) {
		return new CacheProperties(DataSize.ofMegabytes(1), settlingTime, CLOSED, OPEN, Duration.ofMinutes(10));
	}

	private static Duration lifetime(CacheProperties properties, String query) {
		return properties.lifetime(Selections.read(query, NOW), NOW);
	}

}
