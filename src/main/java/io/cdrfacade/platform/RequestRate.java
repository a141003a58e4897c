package io.cdrfacade.platform;

import java.time.Duration;

import io.cdrfacade.platform.PlatformException.Busy;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps an account within so many requests a second, or lets all pass. */
final class RequestRate {

	private final @Nullable RateLimiter limiter;

	RequestRate(String account, ResilienceSettings settings) {
		this.limiter = (settings.requestsPerSecond() > 0) ? RateLimiter.of(account,
				RateLimiterConfig.custom()
					.limitForPeriod(settings.requestsPerSecond())
					.limitRefreshPeriod(Duration.ofSeconds(1))
					.timeoutDuration(settings.maxCallWait())
					.writableStackTraceEnabled(false)
					.build())
				: null;
	}

	/** Holds a request back for its turn, or refuses it if that is too far off. */
	<T> Mono<T> limit(Mono<T> request) {
		return (this.limiter != null)
				? request.transform(RateLimiterOperator.of(this.limiter))
					.onErrorMap(RequestNotPermitted.class,
							(ex) -> new Busy("The account's requests a second to the platform are used up", ex))
				: request;
	}

	@Nullable RateLimiter limiter() {
		return this.limiter;
	}

}
