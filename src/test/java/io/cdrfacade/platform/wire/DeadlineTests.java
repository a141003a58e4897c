package io.cdrfacade.platform.wire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.cdrfacade.platform.PlatformException.TimedOut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadlineTests {

	private static final Deadline FAR = Deadline.in(Duration.ofHours(1));

	private final AtomicBoolean ended = new AtomicBoolean();

	private final Mono<String> endless = Mono.<String>never().doOnCancel(() -> this.ended.set(true));

	@Test
	void waitsForWhatComes() throws InterruptedException {
		assertThat(FAR.await(Mono.delay(Duration.ofMillis(1)).thenReturn("answer"))).isEqualTo("answer");
	}

	@Test
	void handsOnAFault() {
		IllegalArgumentException fault = new IllegalArgumentException("fault");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> FAR.await(Mono.error(fault)))
			.isSameAs(fault);
	}

	@Test
	void endsWhatIsUnderWayWhenTheTimeIsUp() {
		Deadline near = Deadline.in(Duration.ofMillis(20));
		assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> near.await(this.endless));
		assertThat(this.ended).isTrue();
	}

	@Test
	void endsAtOnceWhenTheTimeHasLongBeenUp() {
		Deadline over = Deadline.in(Duration.ofHours(-1));
		assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> over.await(this.endless));
		assertThat(this.ended).isTrue();
	}

	@Test
	void endsWhatIsUnderWayWhenTheCallerLeaves() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> FAR.await(this.endless));
		assertThat(this.ended).isTrue();
	}

}
