package io.cdrfacade.web;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the platform's answers back. */
public final class Gate {

	private static final long LIMIT_SECONDS = 30;

	private final Semaphore arrivals = new Semaphore(0);

	private final CountDownLatch opened = new CountDownLatch(1);

	/**
	 * The platform's answer, once the gate is open.
	 * @param query what it is asked
	 * @return no calls
	 */
	public CdrPage answer(CdrQuery query) {
		this.arrivals.release();
		try {
			assertThat(this.opened.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return new CdrPage(List.of(), 0);
	}

	/**
	 * Waits until requests wait at the gate.
	 * @param count how many
	 * @throws InterruptedException if the test is given up
	 */
	public void awaitArrivals(int count) throws InterruptedException {
		assertThat(this.arrivals.tryAcquire(count, LIMIT_SECONDS, TimeUnit.SECONDS)).as("%d arrivals", count).isTrue();
	}

	/**
	 * Opens the gate for good.
	 */
	public void open() {
		this.opened.countDown();
	}

}
