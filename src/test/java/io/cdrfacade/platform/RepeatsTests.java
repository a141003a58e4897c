package io.cdrfacade.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class RepeatsTests {

	private static final Duration BACK_OFF = Duration.ofMillis(1);

	private final Turnable ticker = new Turnable();

	private final AtomicInteger attempts = new AtomicInteger();

	private final AtomicInteger repetitions = new AtomicInteger();

	/** Within ten seconds: each attempt has to fit in, being as long as the last. */
	@ParameterizedTest
	@CsvSource({ "0,4", "2000,4", "3000,3", "4000,2", "4999,2", "5000,1", "6000,1", "10000,1", "11000,1" })
	void beginsNoAttemptThatHasNoTime(int attemptMillis, int attempts) {
		Request request = new Request(Operation.BILLS, true, Deadline.in(Duration.ofSeconds(10), this.ticker));
		assertThatException().isThrownBy(() -> repeat(4, request, lasting(Duration.ofMillis(attemptMillis))).block())
			.isInstanceOf(PlatformException.Failed.class);
		assertThat(this.attempts).hasValue(attempts);
		assertThat(this.repetitions).hasValue(attempts - 1);
	}

	@Test
	void sharesNothingBetweenSubscribers() {
		Request request = new Request(Operation.BILLS, true, Deadline.in(Duration.ofHours(1), this.ticker));
		Mono<String> repeated = repeat(3, request, lasting(Duration.ZERO));
		assertThatException().isThrownBy(repeated::block);
		assertThatException().isThrownBy(repeated::block);
		assertThat(this.attempts).hasValue(6);
	}

	@Test
	void doesNotBeginWhenTheTimeIsUp() {
		Deadline deadline = Deadline.in(Duration.ofSeconds(1), this.ticker);
		this.ticker.turn(Duration.ofSeconds(1));
		assertThatException().isThrownBy(() -> deadline.unlessOver(lasting(Duration.ZERO)).block())
			.isInstanceOf(PlatformException.TimedOut.class);
		assertThat(this.attempts).hasValue(0);
	}

	private Mono<String> repeat(int most, Request request, Mono<String> attempt) {
		return new Repeats(most, BACK_OFF, this.repetitions::incrementAndGet).of(request, attempt);
	}

	private Mono<String> lasting(Duration time) {
		return Mono.defer(() -> {
			this.attempts.incrementAndGet();
			this.ticker.turn(time);
			return Mono.error(new PlatformException.Failed("no answer", null, null));
		});
	}

}
