package io.cdrfacade.security.limit;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a caller may make. They may come all at once; the allowance grows
 * back evenly.
 *
 * @param requests how many requests a caller may make in {@code rate-limit.per}; 0 for no
 * limit
 * @param per the time in which a caller may make {@code rate-limit.requests} requests
 */
public record RateLimit(@DefaultValue("0") @PositiveOrZero int requests,
		@DefaultValue("1m") @NotNull @DurationMin(seconds = 1) Duration per) {

	boolean isOff() {
		return this.requests == 0;
	}

}
