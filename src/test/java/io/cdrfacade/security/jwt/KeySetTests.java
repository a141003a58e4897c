package io.cdrfacade.security.jwt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class KeySetTests {

	private final Turnable ticker = new Turnable();

	private final AtomicInteger requests = new AtomicInteger();

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile Supplier<JWKSet> answer = () -> keys("a");

	private final KeySet keys = new KeySet(() -> {
		this.requests.incrementAndGet();
		return this.answer.get();
	}, this.ticker);

	@AfterEach
	void endRequests() {
		this.end.countDown();
	}

	@Test
	void fetchesKeysOnce() throws Exception {
		assertThat(find("a")).isOne();
		assertThat(find("a")).isOne();
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void fetchesForUnknownKeysOnlyOnceInAnInterval() throws Exception {
		find("a");
		this.answer = () -> keys("a", "b");
		assertThat(find("b")).isZero();
		this.ticker.turn(KeySet.INTERVAL);
		assertThat(find("b")).isOne();
		assertThat(find("c")).isZero();
		assertThat(this.requests).hasValue(2);
	}

	@Test
	void fetchesOldKeysAgainInTheBackground() throws Exception {
		find("a");
		this.answer = () -> {
			await(this.end);
			return keys("b");
		};
		this.ticker.turn(KeySet.AGE);
		assertThat(find("a")).isOne();
		Awaitility.await().untilAtomic(this.requests, org.hamcrest.Matchers.is(2));
		assertThat(find("a")).isOne();
		this.end.countDown();
		Awaitility.await().until(() -> find("b") == 1);
		assertThat(find("a")).isZero();
		assertThat(this.requests).hasValue(2);
	}

	@Test
	void keepsKnownKeysWhileTheServerFails() throws Exception {
		find("a");
		this.answer = () -> {
			throw new IllegalStateException("down");
		};
		for (int i = 2; i < 5; i++) {
			this.ticker.turn(KeySet.AGE.multipliedBy(100));
			assertThat(find("a")).isOne();
			Awaitility.await().untilAtomic(this.requests, org.hamcrest.Matchers.is(i));
		}
		assertThatExceptionOfType(RemoteKeySourceException.class).isThrownBy(() -> find("b"));
	}

	@Test
	void asksAFailingServerOnlyOnceInAnInterval() throws Exception {
		this.answer = () -> {
			throw new IllegalStateException("down");
		};
		for (int i = 0; i < 20; i++) {
			assertThatExceptionOfType(RemoteKeySourceException.class).isThrownBy(() -> find("a"));
		}
		assertThat(this.requests).hasValue(1);
		this.answer = () -> keys("a");
		this.ticker.turn(KeySet.INTERVAL_AFTER_FAILURE);
		assertThat(find("a")).isOne();
	}

	@Test
	void givesUpOneFetchForAllWaitingRequests() throws Exception {
		this.answer = () -> {
			await(this.end);
			return keys("a");
		};
		List<CompletableFuture<Integer>> callers = new ArrayList<>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 20; i++) {
				callers.add(CompletableFuture.supplyAsync(() -> findUnchecked("a"), threads));
			}
		}
		for (CompletableFuture<Integer> caller : callers) {
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(caller::get)
				.withRootCauseInstanceOf(java.util.concurrent.TimeoutException.class);
		}
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void allowsATimeoutToEndBeforeTheNextRequest() {
		assertThat(KeySet.INTERVAL_AFTER_FAILURE).isGreaterThan(KeySet.TIMEOUT).isLessThan(Duration.ofMinutes(1));
	}

	private int find(String id) throws RemoteKeySourceException {
		return this.keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null).size();
	}

	private int findUnchecked(String id) {
		try {
			return find(id);
		}
		catch (RemoteKeySourceException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JWKSet keys(String... ids) {
		return new JWKSet(List.of(ids)
			.stream().<com.nimbusds.jose.jwk.JWK>map(
					(id) -> new OctetSequenceKey.Builder(new byte[32]).keyID(id).build())
			.toList());
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
