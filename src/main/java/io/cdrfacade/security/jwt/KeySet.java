package io.cdrfacade.security.jwt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorization server's keys. They are fetched when they are first needed, when a
 * token names one that is not among them, and again every few minutes in the background.
 * Requests that wait at the same time share one fetch. Known keys go on working while the
 * server cannot be reached.
 */
final class KeySet implements JWKSource<SecurityContext> {

	/** Longest wait for a fetch. */
	static final Duration TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Least time between two fetches, as otherwise any caller could cause one with each
	 * request.
	 */
	static final Duration INTERVAL = Duration.ofSeconds(30);

	/** The same after a failure; longer than the timeout. */
	static final Duration INTERVAL_AFTER_FAILURE = Duration.ofSeconds(10);

	/** Keys of this age are fetched again. */
	static final Duration AGE = Duration.ofMinutes(5);

	private static final Logger log = LoggerFactory.getLogger(KeySet.class);

	private final Supplier<JWKSet> server;

	private final Ticker ticker;

	private volatile @Nullable JWKSet known;

	private @Nullable Fetch last;

	/**
	 * Creates a set without keys.
	 * @param server fetches the keys; may take long and may throw
	 * @param ticker tells how old they are
	 */
	KeySet(Supplier<JWKSet> server, Ticker ticker) {
		this.server = server;
		this.ticker = ticker;
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws RemoteKeySourceException {
		JWKSet keys = this.known;
		List<JWK> found = (keys != null) ? selector.select(keys) : List.of();
		if (found.isEmpty()) {
			return selector.select(fetched());
		}
		fetch(AGE);
		return found;
	}

	private JWKSet fetched() throws RemoteKeySourceException {
		try {
			return fetch(INTERVAL).keys().join();
		}
		catch (CompletionException ex) {
			throw new RemoteKeySourceException("The keys cannot be fetched", ex);
		}
	}

	/** The last fetch, or a new one if the interval has passed. */
	private synchronized Fetch fetch(Duration interval) {
		Fetch fetch = this.last;
		if (fetch == null || fetch.isOver(this.ticker.read(), interval)) {
			fetch = new Fetch(this.ticker.read(), start());
			this.last = fetch;
		}
		return fetch;
	}

	private CompletableFuture<JWKSet> start() {
		return CompletableFuture.supplyAsync(this.server, Thread::startVirtualThread)
			.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
			.whenComplete(this::end);
	}

	private void end(@Nullable JWKSet keys, @Nullable Throwable fault) {
		if (keys != null) {
			this.known = keys;
		}
		else if (fault != null) {
			Throwable cause = (fault instanceof CompletionException && fault.getCause() != null) ? fault.getCause()
					: fault;
			log.warn("The authorization server's keys cannot be fetched: {}", cause.toString());
		}
	}

	private record Fetch(long begun, CompletableFuture<JWKSet> keys) {

		boolean isOver(long now, Duration interval) {
			Duration pause = this.keys.isCompletedExceptionally() ? INTERVAL_AFTER_FAILURE : interval;
			return this.keys.isDone() && now - this.begun >= pause.toNanos();
		}

	}

}
