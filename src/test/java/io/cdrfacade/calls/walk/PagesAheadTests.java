package io.cdrfacade.calls.walk;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.platform.CallOwner;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformFaultsFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class PagesAheadTests {

	private static final Slice FIRST = new Slice(1, 1000);

	private static final Slice SECOND = new Slice(2, 1000);

	private final RowsFixture rows = RowsFixture.of(5000);

	private final Semaphore permits = new Semaphore(1);

	@Test
	void fetchesNoMorePagesEarlyThanThereArePermits() {
		CountDownLatch answer = new CountDownLatch(1);
		PagesAhead pages = pages((account, query) -> {
			await(answer);
			return this.rows.cdrs(account, query);
		});
		pages.fetch(List.of(FIRST, SECOND));
		assertThat(this.permits.availablePermits()).isZero();
		answer.countDown();
		Awaitility.await().until(() -> this.permits.availablePermits() == 1);
		assertThat(this.rows.requests()).isEqualTo(1);
		assertThat(pages.get(FIRST).cdrs()).hasSize(1000);
		assertThat(this.rows.requests()).isEqualTo(1);
		assertThat(pages.get(SECOND).cdrs()).hasSize(1000);
		assertThat(this.rows.requests()).isEqualTo(2);
	}

	/** Fetched without the one before, it would be dropped when that one is asked for. */
	@Test
	void fetchesNoPageWithoutTheOneBefore() {
		CountDownLatch answer = new CountDownLatch(1);
		this.permits.release();
		PagesAhead others = pages((account, query) -> {
			await(answer);
			return this.rows.cdrs(account, query);
		});
		others.fetch(List.of(FIRST, SECOND));
		PagesAhead pages = pages(this.rows);
		pages.fetch(List.of(FIRST, SECOND));
		answer.countDown();
		Awaitility.await().until(() -> this.permits.availablePermits() == 2);
		assertThat(this.rows.requests()).isEqualTo(2);
	}

	@Test
	void givesThePermitBackAfterAFault() {
		PagesAhead pages = pages((account, query) -> {
			throw PlatformFaultsFixture.fault("TimedOut");
		});
		pages.fetch(List.of(FIRST));
		Awaitility.await().until(() -> this.permits.availablePermits() == 1);
		assertThatExceptionOfType(PlatformException.TimedOut.class).isThrownBy(() -> pages.get(FIRST));
	}

	@Test
	void asksAgainAfterAFaultOfThePast() {
		AtomicBoolean failed = new AtomicBoolean();
		PagesAhead pages = pages((account, query) -> {
			if (failed.compareAndSet(false, true)) {
				throw PlatformFaultsFixture.fault("TimedOut");
			}
			return this.rows.cdrs(account, query);
		});
		pages.fetch(List.of(FIRST));
		Awaitility.await().until(() -> this.permits.availablePermits() == 1);
		assertThat(failed).isTrue();
		assertThat(pages.get(FIRST).cdrs()).hasSize(1000);
	}

	@Test
	void givesThePermitBackWhenItStops() {
		PagesAhead pages = pages((account, query) -> {
			await(new CountDownLatch(1));
			return this.rows.cdrs(account, query);
		});
		pages.fetch(List.of(FIRST));
		assertThat(this.permits.availablePermits()).isZero();
		pages.stop();
		assertThat(this.permits.availablePermits()).isEqualTo(1);
	}

	@Test
	void asksForItsCaller() {
		try (CallOwner.Attached _ = CallOwner.attach("crm")) {
			PagesAhead pages = pages((account, query) -> {
				assertThat(CallOwner.current()).isEqualTo("crm");
				return this.rows.cdrs(account, query);
			});
			assertThat(pages.get(FIRST).cdrs()).hasSize(1000);
			pages.fetch(List.of(SECOND));
			assertThat(pages.get(SECOND).cdrs()).hasSize(1000);
			assertThat(CallOwner.current()).isEqualTo("crm");
		}
	}

	private PagesAhead pages(Platform platform) {
		return new PagesAhead(RowsFixture.pages(platform), 2, this.permits);
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
