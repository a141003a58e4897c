package io.cdrfacade.platform.account;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.wire.Deadline;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RequestRateTests {

	private static final Duration WAIT = Duration.ofMinutes(1);

	/** Much shorter than a period, but not over before a request has its turn at once. */
	private static final Duration SHORT = Duration.ofMillis(50);

	/** Longer than a period, shorter than two. */
	private static final Duration NEXT_PERIOD = Duration.ofMillis(1500);

	private final RequestRate rate = new RequestRate("test", 1, WAIT);

	@Test
	void leavesTheTurnsOfRefusedRequestsToOthers() throws InterruptedException {
		int refused = 0;
		while (refused < 30) {
			refused += admits(SHORT) ? 0 : 1;
		}
		assertThat(admits(NEXT_PERIOD)).isTrue();
	}

	@Test
	void leavesTheTurnOfARequestWithoutTimeToOthers() throws InterruptedException {
		assertThat(admits(Duration.ZERO)).isFalse();
		assertThat(this.rate.limiter().getMetrics().getAvailablePermissions()).isOne();
	}

	@Test
	void refusesRequestsWhoseTurnComesTooLate() throws InterruptedException {
		RequestRate impatient = new RequestRate("test", 1, Duration.ZERO);
		boolean admitted = true;
		while (admitted) {
			admitted = admits(impatient, WAIT);
		}
		assertThat(impatient.limiter().getMetrics().getAvailablePermissions()).isNotNegative();
	}

	private boolean admits(Duration time) throws InterruptedException {
		return admits(this.rate, time);
	}

	private static boolean admits(RequestRate rate, Duration time) throws InterruptedException {
		try {
			rate.awaitTurn(Deadline.in(time));
			return true;
		}
		catch (TimedOut _) {
			return true; // It had its turn, and was late after it.
		}
		catch (Busy _) {
			return false;
		}
	}

}
