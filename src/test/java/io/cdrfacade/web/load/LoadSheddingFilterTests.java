package io.cdrfacade.web.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/** One request may be at work at once here. */
@Timeout(60)
class LoadSheddingFilterTests {

	private static final Executor CALLERS = (caller) -> Thread.ofVirtual().start(caller);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch ending = new CountDownLatch(1);

	private final FilterChain untilItEnds = (_, _) -> {
		this.begun.countDown();
		await(this.ending);
	};

	@Test
	void letsARequestWaitUntilAnotherHasEnded() throws Exception {
		LoadSheddingFilter filter = filter(Duration.ofMinutes(10));
		CompletableFuture<Integer> first = send(filter, this.untilItEnds);
		await(this.begun);
		CompletableFuture<Integer> second = send(filter, new MockFilterChain());
		Awaitility.await().until(() -> this.registry.get("cdr.web.requests.waiting").gauge().value() == 1);
		this.ending.countDown();
		assertThat(first.get()).isEqualTo(200);
		assertThat(second.get()).isEqualTo(200);
		assertThat(this.registry.get("cdr.web.requests.active").gauge().value()).isZero();
	}

	@Test
	void refusesARequestThatHasWaitedForLongEnough() throws Exception {
		LoadSheddingFilter filter = filter(Duration.ZERO);
		CompletableFuture<Integer> first = send(filter, this.untilItEnds);
		await(this.begun);
		assertThat(send(filter, new MockFilterChain()).get()).isEqualTo(503);
		this.ending.countDown();
		assertThat(first.get()).isEqualTo(200);
		assertThat(send(filter, new MockFilterChain()).get()).isEqualTo(200);
	}

	private LoadSheddingFilter filter(Duration maxWait) {
		RequestLimit limit = new RequestLimit(new WebProperties(1, maxWait, Duration.ZERO), Ticker.systemTicker());
		limit.bindTo(this.registry);
		return new LoadSheddingFilter(limit);
	}

	/** The status of the answer. */
	private static CompletableFuture<Integer> send(LoadSheddingFilter filter, FilterChain chain) {
		return CompletableFuture.supplyAsync(() -> {
			MockHttpServletResponse response = new MockHttpServletResponse();
			try {
				filter.doFilter(new MockHttpServletRequest("GET", "/calls"), response, chain);
			}
			catch (ProblemException ex) {
				return ex.code().status().value();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			return response.getStatus();
		}, CALLERS);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
