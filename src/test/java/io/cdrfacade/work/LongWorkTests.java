package io.cdrfacade.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class LongWorkTests {

	private static final int LARGE = 1024 * 1024;

	private static final int MANY = 1000;

	private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

	/** The operating system takes turns between them and the threads of requests. */
	@Test
	void runsOnAPlatformThread() {
		Thread thread = LongWork.get(Thread::currentThread);
		assertThat(thread).isNotEqualTo(Thread.currentThread());
		assertThat(thread.isVirtual()).isFalse();
		assertThat(thread.isDaemon()).isTrue();
	}

	/** Threads for virtual threads are started again after a pause. */
	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux has a priority for each thread")
	void hasLowPriorityThatNoOtherThreadGets() throws Exception {
		int usual = nice();
		assertThat(LongWork.<Integer>get(LongWorkTests::nice)).isEqualTo(LowPriority.NICE);
		Thread.ofVirtual().start(() -> LongWork.<Integer>get(LongWorkTests::nice)).join();
		Map<String, Integer> all = niceOfAllThreads();
		assertThat(all).containsEntry("long-work-0", LowPriority.NICE);
		all.keySet().removeIf((name) -> name.matches("long-work-\\d+"));
		assertThat(all).containsKey("long-work-waker").allSatisfy((_, nice) -> assertThat(nice).isEqualTo(usual));
	}

	private static int nice() {
		try {
			return nice(Path.of("/proc/thread-self"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int nice(Path thread) throws IOException {
		String stat = Files.readString(thread.resolve("stat"));
		return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
	}

	private static Map<String, Integer> niceOfAllThreads() throws IOException {
		Map<String, Integer> found = new HashMap<>();
		try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
			for (Path thread : threads) {
				try {
					found.put(Files.readString(thread.resolve("comm")).strip(), nice(thread));
				}
				catch (IOException _) {
					// It has ended.
				}
			}
		}
		return found;
	}

	/** Records in memory are used before more are read. */
	@Test
	void doesFirstWhatUsesRecords() throws Exception {
		int each = 10 + THREADS;
		List<String> done = Collections.synchronizedList(new ArrayList<>());
		CountDownLatch go = new CountDownLatch(1);
		List<Thread> callers = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			callers.add(waiting(() -> LongWork.getFirst(MANY, () -> awaitUnchecked(go))));
		}
		for (int i = 0; i < each; i++) {
			callers.add(waiting(() -> LongWork.get(() -> done.add("read"))));
		}
		for (int i = 0; i < each; i++) {
			callers.add(waiting(() -> LongWork.getFirst(MANY, () -> done.add("use"))));
		}
		go.countDown();
		for (Thread caller : callers) {
			caller.join();
		}
		assertThat(done).hasSize(2 * each);
		assertThat(done.subList(0, each - THREADS)).containsOnly("use");
	}

	private static Thread waiting(Runnable work) {
		Thread caller = Thread.ofPlatform().start(work);
		while (caller.isAlive() && caller.getState() != Thread.State.WAITING) {
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
