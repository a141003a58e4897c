package io.cdrfacade.platform.wire;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.PlatformException.TimedOut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadlineTests {

	private static final Deadline FAR = Deadline.in(Duration.ofHours(1));

	private final CompletableFuture<@Nullable String> endless = new CompletableFuture<>();

	@Test
	void waitsForTheResult() throws InterruptedException {
		assertThat(FAR.await(CompletableFuture.supplyAsync(() -> "answer"))).isEqualTo("answer");
	}

	@Test
	void passesAFaultOn() {
		IllegalArgumentException fault = new IllegalArgumentException("fault");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> FAR.await(CompletableFuture.failedFuture(fault)))
			.isSameAs(fault);
	}

	@Test
	void endsWhatIsUnderWayWhenTheTimeIsUp() {
		Deadline near = Deadline.in(Duration.ofMillis(20));
		assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> near.await(this.endless));
		assertThat(this.endless).isCancelled();
	}

	@Test
	void endsAtOnceWhenTheTimeHasLongBeenUp() {
		Deadline over = Deadline.in(Duration.ofHours(-1));
		assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> over.await(this.endless));
		assertThat(this.endless).isCancelled();
	}

	@Test
	void endsWhatIsUnderWayWhenTheCallerLeaves() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> FAR.await(this.endless));
		assertThat(this.endless).isCancelled();
	}

}
