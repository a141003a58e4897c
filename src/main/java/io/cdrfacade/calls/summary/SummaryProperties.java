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
 * @param maxRecords most calls that one request for a summary may read. Calls of days
 * that are kept from earlier summaries are not read again and do not count
 * @param maxGroups most groups that a summary may have
 * @param maxWeight most memory that the counts of all kept days may take together; 0
 * keeps none. Default: a sixteenth of the heap beyond 48 MB. How long they are kept is
 * set by {@code cdr.cache.closed-lifetime}
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
