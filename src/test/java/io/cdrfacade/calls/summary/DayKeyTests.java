package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.cdrfacade.calls.Filters;
import io.cdrfacade.calls.OwnFilters;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.SyncState;

import static org.assertj.core.api.Assertions.assertThat;

class DayKeyTests {

	@Test
	void differsByDayAndFilter() {
		assertThat(key(1, "u")).isEqualTo(key(1, "u")).isNotEqualTo(key(2, "u")).isNotEqualTo(key(1, "v"));
	}

	@Test
	void weighsLongerKeysAndMoreGroupsMore() {
		assertThat(key(1, "u".repeat(100)).weight(groups(0))).isGreaterThan(key(1, "u").weight(groups(0)) + 190);
		assertThat(key(1, "u").weight(groups(5))).isGreaterThan(key(1, "u").weight(groups(4)) + 100);
	}

	private static Map<GroupKey, CallSums> groups(int count) {
		return IntStream.range(0, count)
			.boxed()
			.collect(Collectors.toMap((i) -> new GroupKey(List.of("group " + i)), (i) -> CallSums.NONE));
	}

	private static DayKey key(int day, String userId) {
		Instant from = Instant.EPOCH.plus(Duration.ofDays(day));
		return new DayKey(
				new Selection(AccountsFixture.SHANGHAI, ZoneId.of("UTC"), from, from.plus(Duration.ofDays(1)),
						PinnedEnds.BOTH, SyncState.ALL, new Filters(
								new CdrFilter(null, null, List.of(), null, userId, null, null, null), OwnFilters.NONE)),
				List.of(GroupBy.DAY));
	}

}
