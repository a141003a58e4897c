package io.cdrfacade.recordings;

import java.time.Duration;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of recordings.
 *
 * @param maxConcurrent how many recordings are streamed at once; further requests get 503
 * and Retry-After at once
 * @param maxSize largest recording that is streamed
 * @param maxLinks how many links to recordings are kept; 0 keeps none
 * @param linkLifetime how long a link to a recording is kept if the platform does not say
 * when the link ends
 */
@ConfigurationProperties("cdr.recordings")
@Validated
record RecordingsProperties(@DefaultValue("32") @Positive int maxConcurrent, @DefaultValue("1GB") DataSize maxSize,
		@DefaultValue("10000") @PositiveOrZero int maxLinks,
		@DefaultValue("1m") @DurationMin @DurationMax(hours = 1) Duration linkLifetime) {

	RecordingsProperties {
		Assert.isTrue(maxSize.toBytes() > 0, "cdr.recordings.max-size must be more than 0B");
	}

}
