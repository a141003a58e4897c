package io.cdrfacade.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import io.cdrfacade.hash.Sha256;
import io.cdrfacade.security.limit.SharedAllowances;

/** The callers' allowances in Redis. An allowance that is full again is removed. */
final class RedisAllowances implements SharedAllowances {

	private static final int MAX_KNOWN = 10_000;

	private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

	private final RedisAccess access;

	private final ProxyManager<byte[]> buckets;

	/** One bucket for each key, which combines requests that come at the same time. */
	private final Cache<String, Bucket> known = Caffeine.newBuilder()
		.maximumSize(MAX_KNOWN)
		.expireAfterAccess(Duration.ofHours(1))
		.build();

	private final String keyPrefix;

	RedisAllowances(RedisAccess access, LettuceConnectionFactory connections, String keyPrefix, TimeMeter time) {
		this.access = access;
		this.buckets = new LettuceBasedProxyManagerBuilder<>(new CurrentConnection<byte[]>(connections))
			.clientClock(time)
			.requestTimeout(Duration.ofMillis(2 * connections.getTimeout()))
			.expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
			.build();
		this.keyPrefix = keyPrefix;
	}

	@Override
	public @Nullable ConsumptionProbe spend(String spender, BucketConfiguration allowance) {
		String key = key(spender, allowance);
		return this.access.<@Nullable ConsumptionProbe>ask(() -> spendOf(key, allowance), null);
	}

	/** Replaces a value that cannot be read as an allowance. */
	private ConsumptionProbe spendOf(String key, BucketConfiguration allowance) {
		try {
			return this.known.get(key, (_) -> bucket(key, allowance)).tryConsumeAndReturnRemaining(1);
		}
		catch (RuntimeException ex) {
			if (RedisFaults.isGarbage(ex)) {
				this.buckets.removeProxy(bytes(key));
			}
			throw ex;
		}
	}

	private Bucket bucket(String key, BucketConfiguration allowance) {
		return this.buckets.builder().withOptimization(Optimizations.batching()).build(bytes(key), () -> allowance);
	}

	/** The key does not reveal the caller, and changes with the allowance. */
	private String key(String spender, BucketConfiguration allowance) {
		StringBuilder text = new StringBuilder(spender);
		for (Bandwidth limit : allowance.getBandwidths()) {
			text.append('\n').append(limit.getCapacity()).append('\n').append(limit.getRefillPeriodNanos());
		}
		return this.keyPrefix + "limit:" + Sha256.half(Sha256.of(text.toString()));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
