package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.calls.Filters;
import io.cdrfacade.calls.OwnFilters;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DayReaderTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final int PER_DAY = 2000;

	private final FakePlatform platform = new FakePlatform();

	private final Calls calls = new Calls();

	@BeforeEach
	void addCalls() {
		addTo(0);
		addTo(2);
		this.platform.answers(this.calls);
	}

	private void addTo(int day) {
		IntStream.range(0, PER_DAY)
			.forEach((i) -> this.calls.add(Calls.numbered(i, START.plus(Duration.ofDays(day)).plusSeconds(i))));
	}

	/** No call has a recording. */
	@Test
	void readsCallsThatItDoesNotCount() {
		DayReader reader = reader(new OwnFilters(null, null, 0, Integer.MAX_VALUE, true, Set.of(), Set.of()));
		reader.read(day(0));
		assertThat(reader.records()).isEqualTo(PER_DAY);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> reader.read(day(2)))
			.withMessageContaining("4000");
	}

	/** While it reads, calls are added. */
	@Test
	void readsNoMoreCallsThanItMay() {
		this.platform.answers((query) -> {
			if (query.page() > 1) {
				addTo(0);
			}
			return this.calls.apply(query);
		});
		DayReader reader = reader(OwnFilters.NONE);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> reader.read(day(0)));
	}

	@ParameterizedTest
	@ValueSource(longs = { 10_000, Long.MAX_VALUE })
	void tellsHowManyCallsThereAre(long total) {
		DayReader reader = reader(OwnFilters.NONE);
		reader.read(day(0));
		this.platform.answers((query) -> new CdrPage(this.calls.apply(query).cdrs().subList(0, 1000), total));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> reader.read(day(2)))
			.withMessageContaining("at least " + ((total == 10_000) ? 12_000 : total) + " calls");
	}

	private DayReader reader(OwnFilters own) {
		Filters filters = new Filters(CdrFilter.ALL, own);
		return new DayReader(new CallWalks(this.platform), new Selection(AccountsFixture.SHANGHAI, ZoneOffset.UTC,
				START, START.plus(Duration.ofDays(3)), PinnedEnds.BOTH, SyncState.ALL, filters), 2500);
	}

	private static DaysToRead day(int number) {
		Instant start = START.plus(Duration.ofDays(number));
		List<Day> days = Day.in(start, start.plus(Duration.ofDays(1)), ZoneOffset.UTC);
		return new DaysToRead(days, Grouping.of(List.of(), days, ZoneOffset.UTC), 100);
	}

}
