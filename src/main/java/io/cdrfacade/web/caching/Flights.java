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
 * Lets requests that want the same result at the same time share one call. The first one
 * makes the call, under its own deadline; the others wait and share its result or its
 * fault. If the first one is interrupted, another one makes the call.
 *
 * @param <K> type of the keys
 * @param <V> type of the results
 */
public final class Flights<K, V> {

	private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

	/**
	 * Gets a result, or waits for another request that is getting it.
	 * @param key what the result depends on
	 * @param call gets the result
	 * @param share changes a result that another request got
	 * @return the result
	 */
	public V take(K key, Supplier<V> call, UnaryOperator<V> share) {
		while (true) {
			CompletableFuture<V> own = new CompletableFuture<>();
			CompletableFuture<V> other = this.underWay.putIfAbsent(key, own);
			if (other == null) {
				return lead(key, own, call);
			}
			V result = follow(other);
			if (result != null) {
				return share.apply(result);
			}
		}
	}

	private V lead(K key, CompletableFuture<V> own, Supplier<V> call) {
		try {
			V result = call.get();
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

	/** Waits; {@code null} if the other request was interrupted. */
	private @Nullable V follow(CompletableFuture<V> other) {
		try {
			return other.get();
		}
		catch (InterruptedException _) {
			throw ProblemException.interrupted();
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

	/** The request that made the call was interrupted. */
	private static final class Abandoned extends RuntimeException {

	}

}
