package io.cdrfacade.web.caching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class FlightsTests {

	private final Flights<String, String> flights = new Flights<>();

	private final AtomicInteger went = new AtomicInteger();

	private final CountDownLatch underWay = new CountDownLatch(1);

	private final CountDownLatch back = new CountDownLatch(1);

	@Test
	void makesTheCallOfASingleRequest() {
		assertThat(take(() -> "a")).isEqualTo("a");
		assertThat(take(() -> "b")).isEqualTo("b");
		assertThat(this.went).hasValue(2);
	}

	@Test
	void sharesOneCall() throws Exception {
		Passenger leader = leader();
		List<Passenger> followers = List.of(follower(), follower(), follower());
		this.back.countDown();
		assertThat(leader.result()).isEqualTo("first");
		for (Passenger follower : followers) {
			assertThat(follower.result()).isEqualTo("shared first");
		}
		assertThat(this.went).hasValue(1);
	}

	@Test
	void sharesNoCallForAnotherKey() throws Exception {
		Passenger leader = leader();
		assertThat(this.flights.take("other", () -> "other", (value) -> "shared " + value)).isEqualTo("other");
		this.back.countDown();
		leader.result();
	}

	@Test
	void sharesFaultsButDoesNotKeepThem() throws Exception {
		IllegalArgumentException fault = new IllegalArgumentException("no");
		Passenger leader = start(() -> {
			await();
			throw fault;
		});
		this.underWay.await();
		List<Passenger> followers = List.of(follower(), follower());
		this.back.countDown();
		List<Passenger> all = new ArrayList<>(followers);
		all.add(leader);
		for (Passenger passenger : all) {
			assertThatThrownBy(passenger::result).hasCause(fault);
		}
		assertThat(take(() -> "again")).isEqualTo("again");
	}

	@Test
	void failsAllRequestsOnAnError() throws Exception {
		Passenger leader = start(() -> {
			await();
			throw new StackOverflowError();
		});
		this.underWay.await();
		Passenger follower = follower();
		this.back.countDown();
		assertThatThrownBy(leader::result).hasCauseInstanceOf(StackOverflowError.class);
		assertThatThrownBy(follower::result).hasRootCauseInstanceOf(StackOverflowError.class);
	}

	@Test
	void letsOneRequestGiveUpAlone() throws Exception {
		Passenger leader = leader();
		Passenger givesUp = follower();
		Passenger stays = follower();
		givesUp.thread().interrupt();
		assertThatThrownBy(givesUp::result).hasCauseInstanceOf(ProblemException.class);
		this.back.countDown();
		assertThat(stays.result()).isEqualTo("shared first");
		assertThat(leader.result()).isEqualTo("first");
		assertThat(this.went).hasValue(1);
	}

	@Test
	void letsAnotherRequestCallWhenTheFirstGivesUp() throws Exception {
		Passenger leader = leader();
		Passenger follower = follower();
		leader.thread().interrupt();
		assertThatThrownBy(leader::result).hasCauseInstanceOf(IllegalStateException.class);
		assertThat(follower.result()).isEqualTo("second");
		assertThat(this.went).hasValue(2);
	}

	private Passenger leader() throws InterruptedException {
		Passenger leader = start(() -> {
			await();
			return "first";
		});
		this.underWay.await();
		return leader;
	}

	private Passenger follower() {
		Passenger follower = start(() -> "second");
		while (follower.thread().isAlive() && follower.thread().getState() != Thread.State.WAITING) {
			LockSupport.parkNanos(100_000);
		}
		return follower;
	}

	private Passenger start(Supplier<String> go) {
		FutureTask<String> task = new FutureTask<>(() -> take(go));
		return new Passenger(Thread.ofPlatform().daemon().start(task), task);
	}

	private String take(Supplier<String> go) {
		return this.flights.take("key", () -> {
			this.went.incrementAndGet();
			return go.get();
		}, (value) -> "shared " + value);
	}

	private void await() {
		this.underWay.countDown();
		try {
			this.back.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private record Passenger(Thread thread, FutureTask<String> task) {

		String result() throws Exception {
			try {
				return this.task.get(20, TimeUnit.SECONDS);
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException(ex.getCause());
			}
		}

	}

}
