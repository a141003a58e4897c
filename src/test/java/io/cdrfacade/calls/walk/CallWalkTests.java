package io.cdrfacade.calls.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class CallWalkTests {

	private final Turnable ticker = new Turnable();

	private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

	@Test
	void tellsWhatThePlatformCountedAtTheBeginning() {
		RowsFixture platform = RowsFixture.of(2500).moving((rows) -> rows.addFirst(RowsFixture.row(rows.size() + 1L)));
		try (CallWalk walk = new CallWalks(platform).begin(RowsFixture.SELECTION)) {
			assertThat(walk.totalItems()).isEqualTo(2500);
			assertThat(platform.requests()).isEqualTo(1);
			walk.next();
			assertThat(walk.totalItems()).isEqualTo(2500);
		}
	}

	@Test
	void neverMarksCalls() {
		CallWalks walks = new CallWalks(RowsFixture.of(1));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> walks.begin(RowsFixture.SELECTION.marked(SyncState.UNREAD)));
	}

	@Test
	void waitsWhileThePlatformIsBusy() {
		RowsFixture rows = RowsFixture.of(2500);
		AtomicInteger asked = new AtomicInteger();
		CallWalks walks = walks((account, query) -> {
			if (query.page() > 1 && asked.incrementAndGet() % 3 != 0) {
				throw PlatformFaultsFixture.fault("Busy");
			}
			return rows.cdrs(account, query);
		});
		assertThat(read(walks)).hasSize(2500);
		assertThat(this.pauses).hasSize(2 * (rows.requests() - 1)).containsOnly(Duration.ofMillis(500));
	}

	@Test
	void waitsForAsLongAsThePlatformSays() {
		RowsFixture rows = RowsFixture.of(1500);
		CallWalks walks = walks((account, query) -> {
			if (query.page() > 1 && this.pauses.isEmpty()) {
				throw PlatformFaultsFixture.busyFor(Duration.ofSeconds(7));
			}
			return rows.cdrs(account, query);
		});
		assertThat(read(walks)).hasSize(1500);
		assertThat(this.pauses).containsExactly(Duration.ofSeconds(7));
	}

	/** The caller knows better whether to come back. */
	@Test
	void doesNotWaitForTheFirstPage() {
		AtomicInteger asked = new AtomicInteger();
		CallWalks walks = walks((account, query) -> {
			asked.incrementAndGet();
			throw PlatformFaultsFixture.fault("Busy");
		});
		assertThatExceptionOfType(PlatformException.Busy.class).isThrownBy(() -> walks.begin(RowsFixture.SELECTION));
		assertThat(asked).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource({ "0, 40", "400, 22", "9600, 1", "19501, 0" })
	void stopsWaitingInTheEnd(int millisToRefuse, int pauses) {
		PlatformPages pages = new PlatformPages(new CallPages((account, query) -> {
			this.ticker.turn(Duration.ofMillis(millisToRefuse));
			throw PlatformFaultsFixture.fault("Busy");
		}), RowsFixture.SELECTION, this.ticker, this::pause);
		assertThatExceptionOfType(PlatformException.Busy.class).isThrownBy(() -> pages.get(new Slice(2, 1000)));
		assertThat(this.pauses).hasSize(pauses);
	}

	/** The page would be refused again, and the caller would have waited in vain. */
	@Test
	void doesNotWaitIfThatCannotHelp() {
		RowsFixture rows = RowsFixture.of(1500);
		CallWalks walks = walks((account, query) -> {
			if (query.page() > 1) {
				throw PlatformFaultsFixture.busyFor(Duration.ofSeconds(21));
			}
			return rows.cdrs(account, query);
		});
		assertThatExceptionOfType(PlatformException.Busy.class).isThrownBy(() -> read(walks));
		assertThat(this.pauses).isEmpty();
	}

	private CallWalks walks(Platform platform) {
		return new CallWalks(platform, this.ticker, this::pause);
	}

	private void pause(Duration time) {
		this.pauses.add(time);
		this.ticker.turn(time);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void failsAtThePageThatFails(int faulty) {
		RowsFixture rows = RowsFixture.of(5000);
		CallWalks walks = new CallWalks((account, query) -> {
			if (rows.requests() == faulty - 1) {
				throw PlatformFaultsFixture.fault("TimedOut");
			}
			return rows.cdrs(account, query);
		});
		List<Cdr> read = new ArrayList<>();
		assertThatExceptionOfType(PlatformException.TimedOut.class).isThrownBy(() -> read(walks, read));
		assertThat(read).hasSize(new int[] { 0, 0, 1000, 1980 }[faulty]);
	}

	@Test
	void fetchesOnePageAheadAndNoMore() {
		RowsFixture platform = RowsFixture.of(5000);
		try (CallWalk walk = new CallWalks(platform).begin(RowsFixture.SELECTION)) {
			assertThat(platform.requests()).isEqualTo(1);
			for (int page = 1; page <= 3; page++) {
				int expected = page + 1;
				assertThat(walk.next()).isNotEmpty();
				Awaitility.await().until(() -> platform.requests() == expected);
				Awaitility.await().during(50, TimeUnit.MILLISECONDS).until(() -> platform.requests() == expected);
			}
		}
	}

	@Test
	void fetchesTwoPagesAheadInPairs() {
		RowsFixture platform = RowsFixture.of(5000);
		try (CallWalk walk = new CallWalks(platform).beginTwoAhead(RowsFixture.SELECTION)) {
			assertThat(platform.requests()).isEqualTo(1);
			for (int page = 1; page <= 3; page++) {
				int expected = page + 2;
				assertThat(walk.next()).isNotEmpty();
				Awaitility.await().until(() -> platform.requests() == expected);
				Awaitility.await().during(50, TimeUnit.MILLISECONDS).until(() -> platform.requests() == expected);
			}
		}
	}

	/** The page after next arrives first. */
	@Test
	void hasTwoRequestsUnderWayInPairs() {
		RowsFixture rows = RowsFixture.of(2500);
		CountDownLatch third = new CountDownLatch(1);
		CallWalks walks = new CallWalks((account, query) -> {
			if (query.page() == 3) {
				third.countDown();
			}
			else if (query.page() == 2) {
				awaitQuietly(third);
			}
			return rows.cdrs(account, query);
		});
		List<Cdr> read = new ArrayList<>();
		try (CallWalk walk = walks.beginTwoAhead(RowsFixture.SELECTION)) {
			for (List<Cdr> calls = walk.next(); calls != null; calls = walk.next()) {
				read.addAll(calls);
			}
		}
		assertThat(read).hasSize(2500).doesNotHaveDuplicates();
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void returnsAPageBeforeTheNextOneHasArrived() throws Exception {
		RowsFixture rows = RowsFixture.of(2500);
		SynchronousQueue<String> answers = new SynchronousQueue<>();
		CountDownLatch third = new CountDownLatch(3);
		CountDownLatch interrupted = new CountDownLatch(1);
		CallWalk walk = new CallWalks((account, query) -> {
			third.countDown();
			if (query.page() > 1) {
				try {
					answers.take();
				}
				catch (InterruptedException ex) {
					interrupted.countDown();
					throw new IllegalStateException(ex);
				}
			}
			return rows.cdrs(account, query);
		}).begin(RowsFixture.SELECTION);
		assertThat(walk.next()).hasSize(1000);
		answers.put("second");
		assertThat(walk.next()).isNotEmpty();
		assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
		walk.close();
		assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
	}

	/** As a shutdown interrupts those who catch up at the changes, and the polls. */
	@Test
	void stopsThePageThatAnInterruptedCallerWaitsFor() throws Exception {
		RowsFixture rows = RowsFixture.of(2500);
		CountDownLatch asked = new CountDownLatch(2);
		CountDownLatch stopped = new CountDownLatch(1);
		CallWalks walks = new CallWalks((account, query) -> {
			asked.countDown();
			if (query.page() > 1) {
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					stopped.countDown();
					throw new IllegalStateException(ex);
				}
			}
			return rows.cdrs(account, query);
		});
		FutureTask<Void> caller = new FutureTask<>(() -> {
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(walks))
				.matches((problem) -> problem.code() == ProblemCode.OVERLOADED);
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
			return null;
		});
		Thread thread = Thread.ofVirtual().start(caller);
		assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
		thread.interrupt();
		caller.get(30, TimeUnit.SECONDS);
		assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void keepsTheLoggingContext() {
		RowsFixture rows = RowsFixture.of(2500);
		Set<String> callers = Collections.synchronizedSet(new HashSet<>());
		try (MDC.MDCCloseable _ = MDC.putCloseable("caller", "crm")) {
			read(new CallWalks((account, query) -> {
				callers.add(String.valueOf(MDC.get("caller")));
				return rows.cdrs(account, query);
			}));
		}
		assertThat(callers).containsExactly("crm");
	}

	private static List<Cdr> read(CallWalks walks) {
		return read(walks, new ArrayList<>());
	}

	private static List<Cdr> read(CallWalks walks, List<Cdr> read) {
		try (CallWalk walk = walks.begin(RowsFixture.SELECTION)) {
			for (List<Cdr> calls = walk.next(); calls != null; calls = walk.next()) {
				assertThat(calls).isNotEmpty();
				read.addAll(calls);
			}
			assertThat(walk.next()).isNull();
		}
		return read;
	}

}
