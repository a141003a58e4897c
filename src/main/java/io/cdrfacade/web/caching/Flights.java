package io.cdrfacade.web.caching;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Lets requests that want the same thing at the same time share one way to it. The first
 * one goes, under its own deadline; the others wait for it and share what it brings, be
 * it a fault. If the first one is interrupted, another one goes.
 *
 * @param <K> what is wanted
 * @param <V> what it turns out to be
 */
public final class Flights<K, V> {

	private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

	/**
	 * Goes, or waits for who went before.
	 * @param key what is wanted
	 * @param go gets it
	 * @param share what to make of a result that another request got
	 * @return what was wanted
	 */
	public V take(K key, Supplier<V> go, UnaryOperator<V> share) {
		while (true) {
			CompletableFuture<V> own = new CompletableFuture<>();
			CompletableFuture<V> other = this.underWay.putIfAbsent(key, own);
			if (other == null) {
				return lead(key, own, go);
			}
			V result = follow(other);
			if (result != null) {
				return share.apply(result);
			}
		}
	}

	private V lead(K key, CompletableFuture<V> own, Supplier<V> go) {
		try {
			V result = go.get();
			own.complete(result);
			return result;
		}
		catch (Throwable ex) {
			own.completeExceptionally(Thread.currentThread().isInterrupted() ? new Abandoned() : ex);
			throw ex;
		}
		finally {
			this.underWay.remove(key, own);
		}
	}

	/** Waits; {@code null} if who went before was interrupted. */
	private @Nullable V follow(CompletableFuture<V> other) {
		try {
			return other.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ProblemException(ProblemCode.OVERLOADED, "The request was given up.");
		}
		catch (ExecutionException ex) {
			return rethrow(ex.getCause());
		}
	}

	private @Nullable V rethrow(@Nullable Throwable cause) {
		return switch (cause) {
			case Abandoned _ -> null;
			case RuntimeException fault -> throw fault;
			case null, default -> throw new IllegalStateException(cause);
		};
	}

	/** The request that asked was interrupted. */
	private static final class Abandoned extends RuntimeException {

	}

}
