package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.RemovalCause;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.CallsQueries;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.web.caching.EntityTag;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerStoreTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:30:15Z");

	private static final int KILOBYTE = 1024;

	private final Turnable ticker = new Turnable();

	private final List<RemovalCause> evicted = new ArrayList<>();

	private final AnswerStore store = store(Duration.ofMinutes(10));

	@Test
	void findsWhatItKeeps() {
		KeptAnswer answer = answer(1);
		assertThat(this.store.keep(key(1), answer)).isTrue();
		assertThat(this.store.find(key(1))).isSameAs(answer);
		assertThat(this.store.find(key(2))).isNull();
	}

	@Test
	void keepsWhatIsStaleForAWhile() {
		KeptAnswer answer = answer(1);
		this.store.keep(key(1), answer);
		this.ticker.turn(Duration.ofSeconds(5));
		assertThat(answer.isFresh(this.ticker.read())).isFalse();
		this.ticker.turn(Duration.ofMinutes(10).minusNanos(1));
		assertThat(this.store.find(key(1))).isSameAs(answer);
		this.ticker.turn(Duration.ofNanos(1));
		assertThat(this.store.find(key(1))).isNull();
		assertThat(this.store.size()).isZero();
		assertThat(this.evicted).containsExactly(RemovalCause.EXPIRED);
	}

	@Test
	void startsTheTimeAnewWithANewAnswer() {
		this.store.keep(key(1), answer(1));
		this.ticker.turn(Duration.ofMinutes(10));
		this.store.keep(key(1), answer(1));
		this.ticker.turn(Duration.ofMinutes(10));
		assertThat(this.store.find(key(1))).isNotNull();
	}

	@Test
	void prefersWhatWasAskedForLater() {
		long early = this.ticker.read();
		this.ticker.turn(Duration.ofSeconds(1));
		KeptAnswer later = answer(1);
		this.store.keep(key(1), later);
		this.store.keep(key(1), new KeptAnswer(later.answer(), early, this.ticker.read(), later.lifetime()));
		assertThat(this.store.find(key(1))).isSameAs(later);
	}

	@Test
	void staysWithinItsBounds() {
		for (int i = 0; i < 500; i++) {
			assertThat(this.store.keep(key(i + 1), answer(10 * KILOBYTE))).isTrue();
			assertThat(this.store.weight()).isLessThanOrEqualTo(DataSize.ofMegabytes(1).toBytes());
		}
		assertThat(this.store.size()).isBetween(50L, 102L);
		assertThat(this.store.weight()).isGreaterThan(this.store.size() * 10 * KILOBYTE);
		assertThat(this.evicted).hasSize((int) (500 - this.store.size())).containsOnly(RemovalCause.SIZE);
	}

	@Test
	void keepsNothingThatWouldPushOutMuch() {
		assertThat(this.store.keep(key(1), answer(128 * KILOBYTE))).isFalse();
		assertThat(this.store.keep(key(2), answer(127 * KILOBYTE))).isTrue();
		assertThat(this.store.size()).isEqualTo(1);
	}

	@Test
	void keepsNothingForNoTime() {
		AnswerStore brief = store(Duration.ZERO);
		KeptAnswer answer = answer(1);
		assertThat(brief.keep(key(1),
				new KeptAnswer(answer.answer(), answer.askedAt(), answer.answeredAt(), Duration.ZERO)))
			.isFalse();
		assertThat(brief.find(key(1))).isNull();
	}

	private AnswerStore store(Duration staleLifetime) {
		CacheProperties properties = new CacheProperties(DataSize.ofMegabytes(1), Duration.ofHours(1),
				Duration.ofHours(1), Duration.ofSeconds(5), staleLifetime);
		return new AnswerStore(properties, this.ticker, (key, answer, cause) -> this.evicted.add(cause));
	}

	private KeptAnswer answer(int bytes) {
		byte[] content = new byte[bytes];
		Answer answer = new Answer(content, EntityTag.of(content), NOW, NOW, CallPage.Page.of(1, 50, 0), 0);
		return new KeptAnswer(answer, this.ticker.read(), this.ticker.read(), Duration.ofSeconds(5));
	}

	private static AnswerKey key(int page) {
		return AnswerKey.of(CallsQueries.read("page=" + page, NOW));
	}

}
