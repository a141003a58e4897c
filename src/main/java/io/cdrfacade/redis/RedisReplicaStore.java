package io.cdrfacade.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

import io.cdrfacade.platform.ReplicaStore;

/** The store of all replicas, in Redis. */
final class RedisReplicaStore implements ReplicaStore {

	/** A key that expires later than a claim, or never, is not a claim. */
	private static final RedisScript<Boolean> CLAIM = script("""
			local left = redis.call('PTTL', KEYS[1])
			if left >= 0 and left <= tonumber(ARGV[2]) then return 0 end
			redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
			return 1""");

	private static final RedisScript<Boolean> PROLONG = script("""
			if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
			return redis.call('PEXPIRE', KEYS[1], ARGV[2])""");

	private static final RedisScript<Boolean> REMOVE = script("""
			if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
			return redis.call('DEL', KEYS[1])""");

	private final RedisAccess access;

	private final StringRedisTemplate redis;

	private final String keyPrefix;

	RedisReplicaStore(RedisAccess access, StringRedisTemplate redis, String keyPrefix) {
		this.access = access;
		this.redis = redis;
		this.keyPrefix = keyPrefix;
	}

	private static RedisScript<Boolean> script(String text) {
		return RedisScript.of(text, Boolean.class);
	}

	@Override
	public @Nullable String get(String name) {
		return this.access.<@Nullable String>ask(() -> this.redis.opsForValue().get(key(name)), null);
	}

	@Override
	public @Nullable Duration remaining(String name) {
		Long millis = this.access.<@Nullable Long>ask(() -> this.redis.getExpire(key(name), TimeUnit.MILLISECONDS),
				null);
		return (millis != null && millis >= 0) ? Duration.ofMillis(millis) : null;
	}

	@Override
	public void put(String name, String text, Duration life) {
		if (life.toMillis() > 0) {
			this.access.ask(() -> {
				this.redis.opsForValue().set(key(name), text, life);
				return true;
			}, false);
		}
	}

	@Override
	public void remove(String name, String text) {
		this.access.ask(() -> run(REMOVE, name, text), false);
	}

	@Override
	public boolean claim(String name, String owner, Duration life) {
		return this.access.ask(() -> run(CLAIM, name, owner, Long.toString(life.toMillis())), true);
	}

	@Override
	public void prolong(String name, String owner, Duration life) {
		this.access.ask(() -> run(PROLONG, name, owner, Long.toString(life.toMillis())), false);
	}

	@Override
	public void release(String name, String owner) {
		this.access.ask(() -> run(REMOVE, name, owner), false);
	}

	private boolean run(RedisScript<Boolean> script, String name, String... arguments) {
		return Boolean.TRUE.equals(this.redis.execute(script, List.of(key(name)), (Object[]) arguments));
	}

	private String key(String name) {
		return this.keyPrefix + name;
	}

}
