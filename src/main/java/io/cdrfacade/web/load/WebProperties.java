package io.cdrfacade.web.load;

import java.time.Duration;

import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the server.
 *
 * @param maxConcurrentRequests how many requests are at work at once; 0 for three
 * quarters of the connections that the heap has room for. Those that ask the platform for
 * a page of calls may be three quarters of them, the rest is for answers that need no
 * platform
 * @param maxRequestWait how long a request above {@code cdr.web.max-concurrent-requests}
 * waits for another one to end, before it is refused with 503 and Retry-After
 * @param shutdownDelay how long requests are still served after the readiness has gone
 * down on shutdown, so that load balancers notice in time
 */
@ConfigurationProperties("cdr.web")
@Validated
record WebProperties(@DefaultValue("0") @PositiveOrZero int maxConcurrentRequests,
		@DefaultValue("5s") @DurationMin(seconds = 0) Duration maxRequestWait,
		@DefaultValue("0s") @DurationMin(seconds = 0) Duration shutdownDelay) {

	int requestLimit() {
		return (this.maxConcurrentRequests > 0) ? this.maxConcurrentRequests
				: HeapShare.requests(Runtime.getRuntime().maxMemory());
	}

}
