package io.cdrfacade.redis;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Knows whether Redis works. After the first fault no request waits for it, until a probe
 * shows that it works again.
 */
final class RedisAccess implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(RedisAccess.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration PROBE_LIFE = Duration.ofSeconds(10);

	private final LettuceConnectionFactory connections;

	private final StringRedisTemplate redis;

	private final String probeKey;

	private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

	private volatile @Nullable ScheduledExecutorService prober;

	RedisAccess(LettuceConnectionFactory connections, StringRedisTemplate redis, String keyPrefix) {
		this.connections = connections;
		this.redis = redis;
		this.probeKey = keyPrefix + "probe";
	}

	private enum State {

		STARTING, SHARED, ALONE

	}

	boolean isUp() {
		return this.state.get() == State.SHARED;
	}

	/**
	 * Asks Redis.
	 * @param question asks Redis
	 * @param otherwise what to return while Redis cannot be used, or if it fails now
	 * @return what Redis answered, or the other value
	 */
	<T extends @Nullable Object> T ask(Supplier<? extends T> question, T otherwise) {
		if (!isUp()) {
			return otherwise;
		}
		try {
			return question.get();
		}
		catch (RuntimeException ex) {
			if (RedisFaults.isOutage(ex)) {
				lost(ex);
			}
			else if (RedisFaults.isGarbage(ex)) {
				log.warn("Redis holds a value that the facade did not write ({}): it is ignored", RedisFaults.name(ex));
			}
			return otherwise;
		}
	}

	/** Writes a key, since a Redis that can only be read does not help. */
	private void probe() {
		boolean wasUp = isUp();
		try {
			this.redis.opsForValue().set(this.probeKey, "", PROBE_LIFE);
			found();
		}
		catch (RuntimeException ex) {
			lost(ex);
			if (!wasUp) {
				reconnect();
			}
		}
	}

	/** A connection may look open long after the other side has closed it. */
	private void reconnect() {
		try {
			this.connections.resetConnection();
		}
		catch (RuntimeException ex) {
			log.debug("The connection to Redis cannot be closed", ex);
		}
	}

	private void found() {
		if (this.state.getAndSet(State.SHARED) != State.SHARED) {
			log.info("Redis works: the replicas share tokens, links and rate limits");
		}
	}

	private void lost(RuntimeException fault) {
		if (this.state.getAndSet(State.ALONE) != State.ALONE) {
			log.warn("Redis cannot be used ({}): this replica works alone until it can", RedisFaults.name(fault));
			log.debug("The fault of Redis", fault);
		}
	}

	/** Probes once before the first request, and then in the background. */
	@Override
	public void start() {
		ScheduledExecutorService executor = Executors
			.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("redis-probe").factory());
		this.prober = executor;
		probe();
		var _ = executor.scheduleWithFixedDelay(this::probe, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		ScheduledExecutorService executor = this.prober;
		if (executor != null) {
			executor.shutdownNow();
			this.prober = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.prober != null;
	}

	/** After the connection at the start, before it at the end, behind the web server. */
	@Override
	public int getPhase() {
		return this.connections.getPhase() + 1;
	}

}
