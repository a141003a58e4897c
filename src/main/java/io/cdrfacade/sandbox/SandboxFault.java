package io.cdrfacade.sandbox;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A way to misbehave, as the control endpoint takes and shows it.
 *
 * @param kind what goes wrong
 * @param service the only operation that it happens to; all if absent
 * @param times how often it still happens; until it is cleared if absent
 * @param delay how long it waits first; if absent, 5 s with {@link FaultKind#SLOW} and
 * not at all with others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SandboxFault(FaultKind kind, @Nullable String service, @Nullable Integer times, @Nullable Duration delay) {

	static final SandboxFault NONE = new SandboxFault(FaultKind.NONE, null, null, null);

	private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

	private static final Duration SLOW_DELAY = Duration.ofSeconds(5);

	SandboxFault {
		require(kind != null, "kind is required");
		require(times == null || times > 0, "times must be at least 1");
		require(delay == null || (!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0),
				"delay must be between PT0S and " + LONGEST_DELAY);
		delay = (kind == FaultKind.SLOW && delay == null) ? SLOW_DELAY : delay;
	}

	private static void require(boolean valid, String message) {
		if (!valid) {
			throw new IllegalArgumentException(message);
		}
	}

	boolean concerns(String service) {
		return this.service == null || this.service.equals(service);
	}

	Duration pause() {
		return (this.delay != null) ? this.delay : Duration.ZERO;
	}

	/** What is left of it after it has happened once more. */
	SandboxFault happened() {
		if (this.times == null) {
			return this;
		}
		return (this.times > 1) ? new SandboxFault(this.kind, this.service, this.times - 1, this.delay) : NONE;
	}

}
