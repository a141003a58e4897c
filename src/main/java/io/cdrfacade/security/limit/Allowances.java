package io.cdrfacade.security.limit;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;

/**
 * What callers may still spend: of what all replicas share if that can be told, and of
 * this replica's own otherwise.
 */
final class Allowances {

	private static final int MAX_SPENDERS = 10_000;

	private final @Nullable SharedAllowances shared;

	private final Cache<String, Bucket> own = Caffeine.newBuilder()
		.maximumSize(MAX_SPENDERS)
		.expireAfterAccess(Duration.ofDays(1))
		.build();

	Allowances(@Nullable SharedAllowances shared) {
		this.shared = shared;
	}

	ConsumptionProbe spend(String spender, RateLimit limit) {
		ConsumptionProbe together = (this.shared != null) ? this.shared.spend(spender, allowance(limit)) : null;
		return (together != null) ? together
				: this.own.get(spender, (_) -> bucket(limit)).tryConsumeAndReturnRemaining(1);
	}

	private static Bucket bucket(RateLimit limit) {
		return Bucket.builder().withCustomTimePrecision(TimeMeter.SYSTEM_NANOTIME).addLimit(bandwidth(limit)).build();
	}

	private static BucketConfiguration allowance(RateLimit limit) {
		return BucketConfiguration.builder().addLimit(bandwidth(limit)).build();
	}

	private static Bandwidth bandwidth(RateLimit limit) {
		return Bandwidth.builder().capacity(limit.requests()).refillGreedy(limit.requests(), limit.per()).build();
	}

}
