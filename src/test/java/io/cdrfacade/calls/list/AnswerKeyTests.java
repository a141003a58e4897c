package io.cdrfacade.calls.list;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerKeyTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:30:15Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			from=2026-11-01&to=2026-11-02      | to=2026-11-02&from=2026-11-01
			from=2026-11-01&to=2026-11-02      | from=2026-11-01T00:00:00&to=2026-11-02
			from=2026-11-01&to=2026-11-02      | from=2026-10-31T16:00:00Z&to=2026-11-02T01:00:00%2B09:00
			from=2026-11-01&to=2026-11-02      | to=2026-11-02
			from=2026-11-01&to=2026-11-02      | from=2026-11-01&to=2026-11-02&zone=Asia/Shanghai
			from=2026-11-01                    | from=2026-11-01T00:00:00%2B08:00
			extension=1,2,3                    | extension=3&extension=2,1,1
			direction=all&method=all&sync=all  | page=1&size=50
			userId=1                           | userId=%31
			account=default                    | zone=Asia/Shanghai
			destination=%2B49301               | destination=+49301
			""")
	void isTheSameForEqualQueries(String one, String other) {
		assertThat(key(one)).isEqualTo(key(other)).hasSameHashCodeAs(key(one));
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=2026-11-01", "from=2026-11-21T08:30:15Z", "to=2026-11-22T08:30:15Z",
			"direction=inbound", "method=ivr", "extension=1", "destination=1", "userId=1", "memberId=1", "maturity=1",
			"customerId=1", "sync=read", "page=2", "size=51", "account=berlin", "zone=UTC" })
	void differsForOtherQueries(String query) {
		assertThat(key(query)).isNotEqualTo(key("size=50"));
	}

	@Test
	void differsForCallersWhoMayNotSeeNumbers() {
		assertThat(AnswerKey.of(CallsQueries.read("size=50", NOW, false))).isNotEqualTo(key("size=50"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "size=50", "from=2026-11-01" })
	void doesNotMoveWithTheTime(String query) {
		assertThat(AnswerKey.of(CallsQueries.read(query, NOW.plusSeconds(600)))).isEqualTo(key(query));
	}

	@Test
	void weighsMoreWithLongerFilters() {
		int least = key("size=50").weight();
		assertThat(key("userId=" + "x".repeat(100)).weight()).isGreaterThan(least + 200);
		assertThat(key("extension=12345,12346").weight()).isGreaterThan(least + 100);
	}

	private static AnswerKey key(String query) {
		return AnswerKey.of(CallsQueries.read(query, NOW));
	}

}
