package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

class AccountRecordsTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:30:15Z");

	private final List<CdrQuery> queries = new ArrayList<>();

	/** Some platforms take no time of another millennium. */
	@ParameterizedTest
	@ValueSource(strings = { "PT1M", "PT4H", "P7D" })
	void looksForTheLastRecordsBackToTheFirstCallsOfAnyPlatform(Duration longest) {
		FakePlatform platform = new FakePlatform();
		platform.answers((query) -> {
			this.queries.add(query);
			return Rows.page(query, List.of());
		});
		AccountRecords records = new AccountRecords(platform, new CallWalks(platform), ChangesFixture.ACCOUNT);
		List<Cdr> found = new ArrayList<>();
		records.readLast(NOW, longest, found::add);
		assertThat(found).isEmpty();
		assertThat(this.queries).extracting(CdrQuery::from)
			.isNotEmpty()
			.endsWith(Instant.parse("2000-01-01T00:00:00Z"))
			.isSortedAccordingTo((one, other) -> other.compareTo(one));
	}

}
