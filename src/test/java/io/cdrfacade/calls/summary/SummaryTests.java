package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Filters;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.web.caching.CacheStatus;
import io.cdrfacade.web.caching.Caching;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTests {

	private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	private static final CallSums ONE = new CallSums(1, 1, 10, 1, 4);

	private final GroupSums sums = new GroupSums(10);

	@Test
	void showsNumbersToCallersWhoMaySeeThem() {
		this.sums.add(key("13387525701"), ONE);
		assertThat(show(true, GroupBy.EXTENSION)).extracting(Summary.Group::key).containsExactly("13387525701");
	}

	@Test
	void masksNumbersAndJoinsThoseThatLookTheSame() {
		this.sums.add(key("13387525701"), ONE);
		this.sums.add(key("8001"), ONE);
		this.sums.add(key("13399995701"), ONE);
		this.sums.add(key((String) null), ONE);
		List<Summary.Group> groups = show(false, GroupBy.EXTENSION);
		assertThat(groups).extracting(Summary.Group::key).containsExactly("133****5701", "8001", null);
		assertThat(groups.getFirst())
			.isEqualTo(new Summary.Group("133****5701", List.of("133****5701"), 2, 2, 1.0, 20, 10.0, 4.0));
	}

	@Test
	void masksNumbersOfTwoDimensions() {
		this.sums.add(key("2026-01-01", "13387525701"), ONE);
		this.sums.add(key("2026-01-01", "13399995701"), ONE);
		List<Summary.Group> groups = show(false, GroupBy.DAY, GroupBy.EXTENSION);
		assertThat(groups).extracting(Summary.Group::keys)
			.containsExactly(List.of("2026-01-01", "133****5701"), List.of("2026-01-02", "133****5701"));
		assertThat(groups).extracting(Summary.Group::key).containsOnlyNulls();
		assertThat(groups).extracting(Summary.Group::calls).containsExactly(2L, 0L);
	}

	@Test
	void masksNothingElse() {
		this.sums.add(key("employee-13387525701"), ONE);
		assertThat(show(false, GroupBy.USER_ID)).extracting(Summary.Group::key).containsExactly("employee-13387525701");
	}

	@Test
	void showsTimesInTheZone() {
		Summary summary = summary(true);
		assertThat(summary.from()).hasToString("2026-01-01T01:00+01:00");
		assertThat(summary.to()).hasToString("2026-01-02T01:00+01:00");
		assertThat(summary.zone()).isEqualTo("Europe/Berlin");
	}

	private static GroupKey key(@Nullable String... values) {
		return new GroupKey(Arrays.asList(values));
	}

	private List<Summary.Group> show(boolean numbersShown, GroupBy... groupBy) {
		return summary(numbersShown, groupBy).groups();
	}

	private Summary summary(boolean numbersShown, GroupBy... groupBy) {
		Instant to = FROM.plus(Duration.ofDays(1));
		Selection selection = new Selection(AccountsFixture.SHANGHAI, ZONE, FROM, to, PinnedEnds.BOTH, SyncState.ALL,
				Filters.NONE);
		SummaryQuery query = new SummaryQuery(selection, List.of(groupBy), new CallView(ZONE, numbersShown, null, ""),
				false);
		return Summary.of(query,
				new CountedCalls(FROM, to, this.sums.total(), this.sums.copy(),
						new GroupTable(Grouping.of(query.groupBy(), Day.in(FROM, to, ZONE), ZONE), 10),
						new Caching(CacheStatus.hit(Duration.ZERO), null, Duration.ZERO)));
	}

}
