package io.cdrfacade.calls;

import java.time.Duration;
import java.time.Instant;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import io.cdrfacade.platform.SyncState;
import io.cdrfacade.web.load.HeapShare;

/**
 * Settings of the cache of answers.
 *
 * @param maxWeight most memory that the kept pages may take together; kept single calls
 * may take a sixteenth of it in addition. 0 keeps none. Default: a quarter of the heap
 * beyond 48 MB
 * @param settlingTime how long after its end a range still changes, as calls that began
 * in it go on and the platform files them late
 * @param closedLifetime how long an answer for a range that has settled is fresh
 * @param openLifetime how long all other answers are fresh, such as those for a range
 * that has not settled
 * @param staleLifetime how long an answer is kept after it was fresh, to be used while
 * the platform fails; 0 for not at all
 */
@ConfigurationProperties("cdr.cache")
@Validated
public record CacheProperties(@Nullable DataSize maxWeight,
		@DefaultValue("1h") @DurationMin @DurationMax(days = 366) Duration settlingTime,
		@DefaultValue("1h") @DurationMin @DurationMax(days = 366) Duration closedLifetime,
		@DefaultValue("5s") @DurationMin @DurationMax(days = 366) Duration openLifetime,
		@DefaultValue("10m") @DurationMin @DurationMax(days = 366) Duration staleLifetime) {

	/** Answers may keep the heap divided by this. */
	private static final int SHARE = 4;

	public CacheProperties {
		Assert.isTrue(maxWeight == null || !maxWeight.isNegative(), "cdr.cache.max-weight must not be negative");
	}

	/** Most bytes that all kept answers may take together. */
	public long weight() {
		return HeapShare.bytes(this.maxWeight, SHARE);
	}

	/**
	 * Decides for how long an answer is fresh.
	 * @param selection which calls were asked for
	 * @param now when they were asked for
	 * @return how long the answer is fresh
	 */
	public Duration lifetime(Selection selection, Instant now) {
		return isClosed(selection, now) ? this.closedLifetime : this.openLifetime;
	}

	/**
	 * Tells whether the answer to a query no longer changes. Marks of calls long ago
	 * still do, whenever a client consumes them.
	 * @param selection which calls are asked for
	 * @param now when they are asked for
	 * @return whether its range has settled, and marks make no difference
	 */
	public boolean isClosed(Selection selection, Instant now) {
		return selection.sync() == SyncState.ALL && selection.pinned() == PinnedEnds.BOTH
				&& isSettled(selection.to(), now);
	}

	/**
	 * Tells whether the calls of a range no longer change.
	 * @param to end of the range
	 * @param now when they are asked for
	 * @return whether its end is long enough ago
	 */
	public boolean isSettled(Instant to, Instant now) {
		return !to.isAfter(now.minus(this.settlingTime));
	}

}
