package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

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

	private static final Tally ONE = new Tally(1, 1, 10, 1, 4);

	private final Tallies tallies = new Tallies(10);

	@Test
	void showsNumbersToWhoMaySeeThem() {
		this.tallies.add(new GroupKey("13387525701"), ONE);
		assertThat(show(true, GroupBy.EXTENSION)).extracting(Summary.Group::key).containsExactly("13387525701");
	}

	@Test
	void masksNumbersAndJoinsThoseThatLookTheSame() {
		this.tallies.add(new GroupKey("13387525701"), ONE);
		this.tallies.add(new GroupKey("8001"), ONE);
		this.tallies.add(new GroupKey("13399995701"), ONE);
		this.tallies.add(GroupKey.NONE, ONE);
		List<Summary.Group> groups = show(false, GroupBy.EXTENSION);
		assertThat(groups).extracting(Summary.Group::key).containsExactly("133****5701", "8001", null);
		assertThat(groups.getFirst()).isEqualTo(new Summary.Group("133****5701", 2, 2, 1.0, 20, 10.0, 4.0));
	}

	@Test
	void masksNothingElse() {
		this.tallies.add(new GroupKey("employee-13387525701"), ONE);
		assertThat(show(false, GroupBy.USER_ID)).extracting(Summary.Group::key).containsExactly("employee-13387525701");
	}

	@Test
	void showsTimesInTheZone() {
		Summary summary = summary(true, GroupBy.NONE);
		assertThat(summary.from()).hasToString("2026-01-01T01:00+01:00");
		assertThat(summary.to()).hasToString("2026-01-02T01:00+01:00");
		assertThat(summary.zone()).isEqualTo("Europe/Berlin");
	}

	private List<Summary.Group> show(boolean numbersShown, GroupBy groupBy) {
		return summary(numbersShown, groupBy).groups();
	}

	private Summary summary(boolean numbersShown, GroupBy groupBy) {
		Instant to = FROM.plus(Duration.ofDays(1));
		Selection selection = new Selection(AccountsFixture.SHANGHAI, ZONE, FROM, to, PinnedEnds.BOTH, SyncState.ALL,
				Filters.NONE);
		SummaryQuery query = new SummaryQuery(selection, groupBy, new CallView(ZONE, numbersShown, null, ""));
		return Summary.of(query, new Counted(FROM, to, this.tallies.total(), this.tallies.copy(List.of()),
				new Caching(CacheStatus.hit(Duration.ZERO), null, Duration.ZERO)));
	}

}
