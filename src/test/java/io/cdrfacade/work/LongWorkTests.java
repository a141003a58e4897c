package io.cdrfacade.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class LongWorkTests {

	private static final int LARGE = 1024 * 1024;

	private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

	/** The operating system takes turns between them and the threads of requests. */
	@Test
	void runsOnAPlatformThread() {
		Thread thread = LongWork.get(Thread::currentThread);
		assertThat(thread).isNotEqualTo(Thread.currentThread());
		assertThat(thread.isVirtual()).isFalse();
		assertThat(thread.isDaemon()).isTrue();
	}

	/** Records in memory are used before more are read. */
	@Test
	void doesFirstWhatUsesRecords() throws Exception {
		List<String> done = Collections.synchronizedList(new ArrayList<>());
		CountDownLatch go = new CountDownLatch(1);
		List<Thread> callers = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			callers.add(waiting(() -> LongWork.getFirst(() -> awaitUnchecked(go))));
		}
		for (int i = 0; i < 10; i++) {
			callers.add(waiting(() -> LongWork.get(() -> done.add("read"))));
		}
		for (int i = 0; i < 10; i++) {
			callers.add(waiting(() -> LongWork.getFirst(() -> done.add("use"))));
		}
		go.countDown();
		for (Thread caller : callers) {
			caller.join();
		}
		assertThat(done).hasSize(20);
		assertThat(done.subList(0, 10 - THREADS)).containsOnly("use");
	}

	private static Thread waiting(Runnable work) {
		Thread caller = Thread.ofPlatform().start(work);
		while (caller.getState() != Thread.State.WAITING) {
			LockSupport.parkNanos(100_000);
		}
		return caller;
	}

	private static boolean awaitUnchecked(CountDownLatch latch) {
		try {
			latch.await();
			return true;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void leavesSmallContentsToTheThreadThatHasThem() {
		assertThat(LongWork.get(1000, Thread::currentThread)).isEqualTo(Thread.currentThread());
		assertThat(LongWork.get(LARGE, Thread::currentThread)).isNotEqualTo(Thread.currentThread());
	}

	@Test
	void takesHalfOfTheProcessorsAtMost() throws Exception {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> results = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				results.add(callers.submit(() -> LongWork.get(() -> {
					most.accumulateAndGet(running.incrementAndGet(), Math::max);
					LockSupport.parkNanos(100_000);
					return running.decrementAndGet();
				})));
			}
			for (Future<Integer> result : results) {
				result.get();
			}
		}
		assertThat(most.get()).isBetween(1, THREADS);
	}

	@Test
	void throwsWhatTheWorkThrows() {
		IllegalStateException fault = new IllegalStateException("from the work");
		AssertionError error = new AssertionError("from the work");
		assertThatThrownBy(() -> LongWork.get(() -> {
			throw fault;
		})).isSameAs(fault);
		assertThatThrownBy(() -> LongWork.get(() -> {
			throw error;
		})).hasCause(error);
	}

	@Test
	void goesOnAfterAFault() {
		for (int i = 0; i < 100; i++) {
			assertThatThrownBy(() -> LongWork.get(() -> {
				throw new IllegalStateException("from the work");
			})).isInstanceOf(IllegalStateException.class);
		}
		assertThat(LongWork.<String>get(() -> "result")).isEqualTo("result");
	}

	@Test
	void returnsTheResultToAnInterruptedThread() {
		Thread.currentThread().interrupt();
		String result = LongWork.get(() -> "result");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(result).isEqualTo("result");
	}

}
