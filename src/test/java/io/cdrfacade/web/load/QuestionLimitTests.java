package io.cdrfacade.web.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** One request may ask at once here. */
@Timeout(60)
class QuestionLimitTests {

	private final AtomicLong nanos = new AtomicLong();

	private final QuestionLimit limit = new QuestionLimit(1, this.nanos::get);

	@Test
	void letsABurstWaitAfterAPause() {
		assertThat(this.limit.enter()).isTrue();
		CompletableFuture<Boolean> next = enterLater();
		this.limit.leave();
		assertThat(next.join()).isTrue();
		assertThat(this.limit.waiting()).isZero();
	}

	@Test
	void refusesAtOnceAfterAWindowInWhichNoneEnded() {
		assertThat(this.limit.enter()).isTrue();
		passWindow();
		assertThat(this.limit.enter()).isFalse();
	}

	@Test
	void letsARequestWaitIfOneHasJustEnded() {
		assertThat(this.limit.enter()).isTrue();
		passWindow();
		assertThat(this.limit.enter()).isFalse();
		this.limit.leave();
		assertThat(this.limit.enter()).isTrue();
		CompletableFuture<Boolean> next = enterLater();
		this.limit.leave();
		assertThat(next.join()).isTrue();
		assertThat(this.limit.waiting()).isZero();
	}

	@Test
	void countsRequestsOfTheWindowBefore() {
		askBefore(1);
		passWindow();
		assertThat(this.limit.enter()).isTrue();
		CompletableFuture<Boolean> next = enterLater();
		this.limit.leave();
		assertThat(next.join()).isTrue();
	}

	@Test
	void letsNoMoreWaitThanHaveEnded() {
		askBefore(1);
		passWindow();
		assertThat(this.limit.enter()).isTrue();
		CompletableFuture<Boolean> next = enterLater();
		assertThat(this.limit.enter()).isFalse();
		assertThat(this.limit.waiting()).isEqualTo(1);
		this.limit.leave();
		assertThat(next.join()).isTrue();
	}

	@Test
	void forgetsWhatEndedLongAgo() {
		assertThat(this.limit.enter()).isTrue();
		passWindow();
		assertThat(this.limit.enter()).isFalse();
		passWindow();
		passWindow();
		CompletableFuture<Boolean> next = enterLater();
		this.limit.leave();
		assertThat(next.join()).isTrue();
	}

	@Test
	void refusesARequestThatHasWaitedForLongEnough() {
		assertThat(this.limit.enter()).isTrue();
		assertThat(this.limit.enter()).isFalse();
		this.limit.leave();
		assertThat(this.limit.enter()).isTrue();
	}

	private void passWindow() {
		this.nanos.addAndGet(QuestionLimit.MAX_WAIT.toNanos());
	}

	private void askBefore(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(this.limit.enter()).isTrue();
			this.limit.leave();
		}
	}

	private CompletableFuture<Boolean> enterLater() {
		CompletableFuture<Boolean> entered = CompletableFuture.supplyAsync(this.limit::enter,
				(caller) -> Thread.ofVirtual().start(caller));
		Awaitility.await().until(() -> this.limit.waiting() == 1);
		return entered;
	}

}
