package io.cdrfacade.web.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** One request may ask at once here. */
@Timeout(60)
class QuestionLimitTests {

	/** Longer than a test, so that only the windows that a test lets pass are over. */
	private static final Duration MAX_WAIT = Duration.ofMinutes(10);

	private final AtomicLong nanos = new AtomicLong();

	private final QuestionLimit limit = new QuestionLimit(1, MAX_WAIT, this.nanos::get);

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
		QuestionLimit impatient = new QuestionLimit(1, Duration.ofMillis(1), this.nanos::get);
		assertThat(impatient.enter()).isTrue();
		assertThat(impatient.enter()).isFalse();
		impatient.leave();
		assertThat(impatient.enter()).isTrue();
	}

	private void passWindow() {
		this.nanos.addAndGet(MAX_WAIT.toNanos());
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
