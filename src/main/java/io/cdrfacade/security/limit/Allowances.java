package io.cdrfacade.security.limit;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;

/**
 * What callers may still spend: the allowance that all replicas share if it can be read,
 * otherwise this replica's own.
 */
final class Allowances {

	private static final int MAX_SPENDERS = 10_000;

	private final @Nullable SharedAllowances shared;

	private final Cache<String, Bucket> own;

	private final TimeMeter time;

	Allowances(@Nullable SharedAllowances shared, Ticker ticker) {
		this.shared = shared;
		this.time = new SteadyTime(ticker);
		this.own = Caffeine.newBuilder()
			.maximumSize(MAX_SPENDERS)
			.expireAfterAccess(Duration.ofDays(1))
			.ticker(ticker)
			.build();
	}

	ConsumptionProbe spend(String spender, RateLimit limit) {
		ConsumptionProbe together = (this.shared != null) ? this.shared.spend(spender, allowance(limit)) : null;
		return (together != null) ? together
				: this.own.get(spender, (_) -> bucket(limit)).tryConsumeAndReturnRemaining(1);
	}

	private Bucket bucket(RateLimit limit) {
		return Bucket.builder().withCustomTimePrecision(this.time).addLimit(bandwidth(limit)).build();
	}

	private static BucketConfiguration allowance(RateLimit limit) {
		return BucketConfiguration.builder().addLimit(bandwidth(limit)).build();
	}

	private static Bandwidth bandwidth(RateLimit limit) {
		return Bandwidth.builder().capacity(limit.requests()).refillGreedy(limit.requests(), limit.per()).build();
	}

	/** Time by the ticker, so that setting the computer's clock changes nothing. */
	private record SteadyTime(Ticker ticker) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.ticker.read();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
