package io.cdrfacade.calls;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import io.cdrfacade.web.load.HeapShare;

/**
 * Settings of the queries for calls.
 *
 * @param maxRange longest range between {@code from} and {@code to}. A query without
 * {@code from} covers one day, or this range if it is shorter
 * @param maxSearched most calls that one search may read. A search is a query with a
 * filter or an order that the platform does not know
 * @param searchLifetime how long the calls that a search has read are used for its other
 * pages, while their range has not settled
 * @param maxSearchWeight most memory that the calls of all searches may take together; 0
 * keeps none. Default: an eighth of the heap beyond 48 MB
 * @param maxConcurrentSearches how many searches may read calls at once
 */
@ConfigurationProperties("cdr.calls")
@Validated
public record CallsProperties(@DefaultValue("1096d") @DurationMin(seconds = 1) Duration maxRange,
		@DefaultValue("20000") @Min(1) int maxSearched,
		@DefaultValue("5m") @DurationMin @DurationMax(days = 366) Duration searchLifetime,
		@Nullable DataSize maxSearchWeight, @DefaultValue("8") @Min(1) int maxConcurrentSearches) {

	/** Searches may keep the heap divided by this. */
	private static final int SHARE = 8;

	public CallsProperties {
		Assert.isTrue(maxSearchWeight == null || !maxSearchWeight.isNegative(),
				"cdr.calls.max-search-weight must not be negative");
	}

	/** Most bytes that the calls of all searches may take together. */
	public long searchWeight() {
		return HeapShare.bytes(this.maxSearchWeight, SHARE);
	}

}
