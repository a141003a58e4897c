package io.cdrfacade.calls.summary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import io.cdrfacade.web.load.HeapShare;

/**
 * Settings of summaries.
 *
 * @param maxRecords most calls that one request may have read and counted; those of days
 * that were counted before are not read again
 * @param maxGroups most groups that an answer may have
 * @param maxWeight most memory that the counts of all kept days may take together; 0
 * keeps none. Without it, that is a sixteenth of the heap beyond 48 MB. For how long they
 * are kept is up to cdr.cache.closed-lifetime
 */
@ConfigurationProperties("cdr.summary")
@Validated
record SummaryProperties(@DefaultValue("200000") @Min(1) long maxRecords,
		@DefaultValue("10000") @Min(1) @Max(100_000) int maxGroups, @Nullable DataSize maxWeight) {

	/** Days may keep the heap divided by this. */
	private static final int SHARE = 16;

	SummaryProperties {
		Assert.isTrue(maxWeight == null || !maxWeight.isNegative(), "cdr.summary.max-weight must not be negative");
	}

	/** Most bytes that the counts of all kept days may take together. */
	long weight() {
		return HeapShare.bytes(this.maxWeight, SHARE);
	}

}
