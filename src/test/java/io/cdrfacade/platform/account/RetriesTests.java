package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetriesTests {

	private static final Duration BACK_OFF = Duration.ofMillis(1);

	private final Turnable ticker = new Turnable();

	private final AtomicInteger attempts = new AtomicInteger();

	private final AtomicInteger retried = new AtomicInteger();

	/**
	 * Within ten seconds: an attempt is made if it fits in, should it take as long as the
	 * last one.
	 */
	@ParameterizedTest
	@CsvSource({ "0,4", "2000,4", "3000,3", "4000,2", "4999,2", "5000,1", "6000,1", "10000,1", "11000,1" })
	void beginsNoAttemptThatHasNoTime(int attemptMillis, int attempts) {
		Request request = new Request(Operation.BILLS, Deadline.in(Duration.ofSeconds(10), this.ticker));
		assertThatException().isThrownBy(() -> retry(4, request, lasting(Duration.ofMillis(attemptMillis))))
			.isInstanceOf(PlatformException.Failed.class);
		assertThat(this.attempts).hasValue(attempts);
		assertThat(this.retried).hasValue(attempts - 1);
	}

	@Test
	void sharesNothingBetweenRequests() {
		Request request = new Request(Operation.BILLS, Deadline.in(Duration.ofHours(1), this.ticker));
		Retries retries = new Retries(3, BACK_OFF, this.retried::incrementAndGet);
		assertThatException().isThrownBy(() -> retries.make(request, lasting(Duration.ZERO)));
		assertThatException().isThrownBy(() -> retries.make(request, lasting(Duration.ZERO)));
		assertThat(this.attempts).hasValue(6);
	}

	@Test
	void doesNotBeginWhenTheTimeIsUp() {
		Deadline deadline = Deadline.in(Duration.ofSeconds(1), this.ticker);
		this.ticker.turn(Duration.ofSeconds(1));
		assertThatExceptionOfType(PlatformException.TimedOut.class).isThrownBy(deadline::requireTime);
	}

	private String retry(int most, Request request, Attempt<String> attempt) throws InterruptedException {
		return new Retries(most, BACK_OFF, this.retried::incrementAndGet).make(request, attempt);
	}

	private Attempt<String> lasting(Duration time) {
		return () -> {
			this.attempts.incrementAndGet();
			this.ticker.turn(time);
			throw new PlatformException.Failed("no answer", null, null);
		};
	}

}
