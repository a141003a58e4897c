package io.cdrfacade.calls.changes;

import java.time.Duration;

import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import io.cdrfacade.web.load.ConnectionLimit;

/**
 * Settings of {@code /calls/changes}.
 *
 * @param pollInterval how often the platform is asked for new calls of an account while
 * there are consumers
 * @param settle how much later than the record with the next id a record may show up at
 * the platform; new calls are held back for this time
 * @param longestCall how long a call can last; longer ones may be missed
 * @param tolerance how long before or after the end of its call a record may show up.
 * That is the difference between the clocks of platform and facade, plus the time that
 * the platform takes to write the record
 * @param heartbeat how often a stream without new calls sends a comment
 * @param retry how long a browser waits before it opens a broken stream again
 * @param maxStreams how many streams may be open at once; further ones end at once and
 * ask the browser to try again later. Default: half of the server's connections
 * @param maxWaiting how many requests may wait for new calls at once; further ones are
 * answered without waiting. Default: a quarter of the server's connections
 * @param cursorSecret the secret that cursors are sealed with. By default, a key is
 * derived from the access key of the account, so that all replicas accept each other's
 * cursors
 */
@ConfigurationProperties("cdr.changes")
@Validated
record ChangesProperties(@DefaultValue("2s") @DurationMin(millis = 50) @DurationMax(hours = 1) Duration pollInterval,
		@DefaultValue("500ms") @DurationMin(millis = 0) @DurationMax(minutes = 1) Duration settle,
		@DefaultValue("4h") @DurationMin(minutes = 1) @DurationMax(days = 7) Duration longestCall,
		@DefaultValue("2m") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration tolerance,
		@DefaultValue("15s") @DurationMin(millis = 50) @DurationMax(minutes = 5) Duration heartbeat,
		@DefaultValue("2s") @DurationMin(millis = 0) @DurationMax(minutes = 5) Duration retry,
		@PositiveOrZero @Nullable Integer maxStreams, @PositiveOrZero @Nullable Integer maxWaiting,
		@Nullable String cursorSecret) {

	/** The others are for requests that end by themselves. */
	int streams(ConnectionLimit connections) {
		return (this.maxStreams != null) ? this.maxStreams : connections.most() / 2;
	}

	int waiting(ConnectionLimit connections) {
		return (this.maxWaiting != null) ? this.maxWaiting : connections.most() / 4;
	}

	/**
	 * How far the memory of the polls reaches back at least. A consumer that has caught
	 * up is within twice the tolerance, and has some minutes to ask again.
	 */
	Duration memory() {
		return this.tolerance.multipliedBy(2).plusMinutes(10);
	}

	/** How long before its record shows up a call may have been dialled. */
	Duration lookBack() {
		return this.longestCall.plus(this.tolerance);
	}

	/** Leaves out what is secret. */
	@Override
	public String toString() {
		return "ChangesProperties[pollInterval=%s, longestCall=%s]".formatted(this.pollInterval, this.longestCall);
	}

}
