package io.cdrfacade.web.caching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.RemovalCause;
import org.junit.jupiter.api.Test;
import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;

class ResultStoreTests {

	private static final int KEY_WEIGHT = 500;

	private static final int KILOBYTE = 1024;

	private final Turnable ticker = new Turnable();

	private final List<RemovalCause> evicted = new ArrayList<>();

	private final ResultStore<Integer, byte[]> store = store(Duration.ofMinutes(10));

	@Test
	void findsWhatItKeeps() {
		Kept<byte[]> answer = answer(1);
		assertThat(this.store.keep(1, answer)).isTrue();
		assertThat(this.store.find(1)).isSameAs(answer);
		assertThat(this.store.find(2)).isNull();
	}

	@Test
	void keepsStaleResultsForAWhile() {
		Kept<byte[]> answer = answer(1);
		this.store.keep(1, answer);
		this.ticker.turn(Duration.ofSeconds(5));
		assertThat(answer.isFresh(this.ticker.read())).isFalse();
		this.ticker.turn(Duration.ofMinutes(10).minusNanos(1));
		assertThat(this.store.find(1)).isSameAs(answer);
		this.ticker.turn(Duration.ofNanos(1));
		assertThat(this.store.find(1)).isNull();
		assertThat(this.store.size()).isZero();
		assertThat(this.evicted).containsExactly(RemovalCause.EXPIRED);
	}

	@Test
	void restartsTheLifetimeWithANewAnswer() {
		this.store.keep(1, answer(1));
		this.ticker.turn(Duration.ofMinutes(10));
		this.store.keep(1, answer(1));
		this.ticker.turn(Duration.ofMinutes(10));
		assertThat(this.store.find(1)).isNotNull();
	}

	@Test
	void prefersTheLaterAnswer() {
		long early = this.ticker.read();
		this.ticker.turn(Duration.ofSeconds(1));
		Kept<byte[]> later = answer(1);
		this.store.keep(1, later);
		this.store.keep(1, new Kept<byte[]>(later.result(), early, this.ticker.read(), later.lifetime()));
		assertThat(this.store.find(1)).isSameAs(later);
	}

	@Test
	void staysWithinItsBounds() {
		for (int i = 0; i < 500; i++) {
			assertThat(this.store.keep(i, answer(10 * KILOBYTE))).isTrue();
			assertThat(this.store.weight()).isLessThanOrEqualTo(1 << 20);
		}
		assertThat(this.store.size()).isBetween(50L, 102L);
		assertThat(this.store.weight()).isGreaterThan(this.store.size() * 10 * KILOBYTE);
		assertThat(this.evicted).hasSize((int) (500 - this.store.size())).containsOnly(RemovalCause.SIZE);
	}

	@Test
	void keepsNoLargeResults() {
		assertThat(this.store.keep(1, answer(512 * KILOBYTE))).isFalse();
		assertThat(this.store.keep(2, answer(511 * KILOBYTE))).isTrue();
		assertThat(this.store.size()).isEqualTo(1);
	}

	@Test
	void keepsNothingWithoutALifetime() {
		ResultStore<Integer, byte[]> brief = store(Duration.ZERO);
		Kept<byte[]> answer = answer(1);
		assertThat(
				brief.keep(1, new Kept<byte[]>(answer.result(), answer.askedAt(), answer.answeredAt(), Duration.ZERO)))
			.isFalse();
		assertThat(brief.find(1)).isNull();
	}

	@Test
	void forgetsWhatIsOldUnlessItMayBeStale() {
		ResultStore<Integer, byte[]> brief = store(Duration.ZERO);
		brief.keep(1, answer(1));
		this.ticker.turn(Duration.ofSeconds(5));
		assertThat(brief.find(1)).isNull();
		assertThat(brief.size()).isZero();
		assertThat(this.evicted).containsExactly(RemovalCause.EXPIRED);
	}

	@Test
	void countsTheAgeFromWhenThePlatformWasAsked() {
		ResultStore<Integer, byte[]> brief = store(Duration.ZERO);
		Kept<byte[]> kept = Kept.since(new byte[1], this.ticker.read(), Duration.ofMinutes(60));
		this.ticker.turn(Duration.ofMinutes(20));
		brief.keep(1, kept);
		this.ticker.turn(Duration.ofMinutes(40));
		assertThat(brief.find(1)).isNull();
		assertThat(brief.keep(1, kept)).isFalse();
	}

	@Test
	void keepsNothingWithoutRoom() {
		ResultStore<Integer, byte[]> none = store(0, Duration.ofMinutes(10));
		assertThat(none.keep(1, answer(0))).isFalse();
	}

	private ResultStore<Integer, byte[]> store(Duration staleLifetime) {
		return store(1 << 20, staleLifetime);
	}

	private ResultStore<Integer, byte[]> store(long maxWeight, Duration staleLifetime) {
		return new ResultStore<>(
				new ResultStore.Limits<>(maxWeight, staleLifetime, (key, content) -> KEY_WEIGHT + content.length),
				this.ticker, (key, kept, cause) -> this.evicted.add(cause));
	}

	private Kept<byte[]> answer(int bytes) {
		return new Kept<>(new byte[bytes], this.ticker.read(), this.ticker.read(), Duration.ofSeconds(5));
	}

}
