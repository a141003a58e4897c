package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.RemovalCause;
import org.junit.jupiter.api.Test;

import io.cdrfacade.calls.Filters;
import io.cdrfacade.calls.OwnFilters;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;

class DayStoreTests {

	private static final Duration LIFETIME = Duration.ofHours(1);

	private final Turnable ticker = new Turnable();

	private final List<RemovalCause> evicted = new ArrayList<>();

	@Test
	void findsWhatItKeeps() {
		DayStore store = store(100_000);
		KeptDay day = day(3);
		assertThat(store.keep(key(1, "u"), day)).isTrue();
		assertThat(store.find(key(1, "u"))).isSameAs(day);
		assertThat(store.find(key(2, "u"))).isNull();
		assertThat(store.find(key(1, "v"))).isNull();
	}

	@Test
	void forgetsWhatIsOld() {
		DayStore store = store(100_000);
		store.keep(key(1, "u"), day(3));
		this.ticker.turn(LIFETIME);
		assertThat(store.find(key(1, "u"))).isNull();
		assertThat(store.size()).isZero();
		assertThat(this.evicted).containsExactly(RemovalCause.EXPIRED);
	}

	@Test
	void countsTheAgeFromWhenThePlatformWasAsked() {
		DayStore store = store(100_000);
		KeptDay day = day(3);
		this.ticker.turn(Duration.ofMinutes(20));
		store.keep(key(1, "u"), day);
		this.ticker.turn(Duration.ofMinutes(40));
		assertThat(store.find(key(1, "u"))).isNull();
		assertThat(store.keep(key(1, "u"), day)).isFalse();
	}

	@Test
	void isBoundedByWeight() {
		DayStore store = store(100_000);
		IntStream.range(0, 1000).forEach((i) -> store.keep(key(i, "u"), day(3)));
		assertThat(store.weight()).isBetween(1L, 100_000L);
		assertThat(store.size()).isBetween(50L, 200L);
		assertThat(this.evicted).contains(RemovalCause.SIZE);
	}

	@Test
	void keepsNothingThatIsTooLarge() {
		assertThat(store(100_000).keep(key(1, "u"), day(100))).isFalse();
		assertThat(store(0).keep(key(1, "u"), day(0))).isFalse();
	}

	@Test
	void weighsLongerKeysMore() {
		assertThat(key(1, "u".repeat(100)).weight()).isGreaterThan(key(1, "u").weight() + 190);
		assertThat(day(5).weight()).isGreaterThan(day(4).weight() + 100);
	}

	private DayStore store(long maxWeight) {
		return new DayStore(maxWeight, LIFETIME, this.ticker, (key, day, cause) -> this.evicted.add(cause));
	}

	private KeptDay day(int groups) {
		Map<GroupKey, CallSums> sums = IntStream.range(0, groups)
			.boxed()
			.collect(Collectors.toMap((i) -> new GroupKey(List.of("group " + i)), (i) -> CallSums.NONE));
		return new KeptDay(sums, this.ticker.read());
	}

	private static DayKey key(int day, String userId) {
		Instant from = Instant.EPOCH.plus(Duration.ofDays(day));
		return new DayKey(
				new Selection(AccountsFixture.SHANGHAI, ZoneId.of("UTC"), from, from.plus(Duration.ofDays(1)),
						PinnedEnds.BOTH, SyncState.ALL,
						new Filters(null, null, List.of(), null, userId, null, null, null, OwnFilters.NONE)),
				List.of(GroupBy.DAY));
	}

}
