package io.cdrfacade.web.load;

import java.time.Duration;

import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the server.
 *
 * @param maxConcurrentRequests how many requests are at work at once. Repeated requests
 * whose answer is kept do not count
 * @param maxRequestWait how long a request above that waits for another one to end before
 * it is turned away with 503 and Retry-After
 * @param shutdownDelay how long requests are still served after the readiness has gone
 * down on shutdown, so that load balancers notice in time
 */
@ConfigurationProperties("cdr.web")
@Validated
public record WebProperties(@DefaultValue("256") @Positive int maxConcurrentRequests,
		@DefaultValue("100ms") @DurationMin(seconds = 0) Duration maxRequestWait,
		@DefaultValue("0s") @DurationMin(seconds = 0) Duration shutdownDelay) {
}
