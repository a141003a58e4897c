package io.cdrfacade.platform.account;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.wire.Deadline;

/**
 * Permits for calls to an account's platform. A call that finds none free waits, and the
 * owners of calls take turns. It is refused when it has waited for as long as it may, or
 * at once if {@link QueueDelay} tells that it would wait for too long.
 */
final class PermitQueue {

	/** The interval of the delay is the longest wait divided by this. */
	private static final int INTERVAL_SHARE = 5;

	/** The target of the delay is the longest wait divided by this. */
	private static final int TARGET_SHARE = 10;

	/**
	 * How long after the first call delays are ignored: the JVM is still compiling, so
	 * they are no sign of overload.
	 */
	static final Duration WARM_UP = Duration.ofSeconds(30);

	private final int permits;

	private final Duration maxWait;

	private final Ticker ticker;

	private final QueueDelay delay;

	private final WaitingCalls waiting;

	private int taken;

	/** When the delay begins to count; known with the first call. */
	private @Nullable Long warmAt;

	/** Since when no permit has been free. */
	private long busySince;

	/**
	 * Creates permits that are all free.
	 * @param permits how many there are
	 * @param maxWait how long a call waits for one at most
	 * @param ticker tells the time
	 */
	PermitQueue(int permits, Duration maxWait, Ticker ticker) {
		this.permits = permits;
		this.maxWait = maxWait;
		this.ticker = ticker;
		Duration interval = maxWait.dividedBy(INTERVAL_SHARE);
		this.delay = new QueueDelay(permits, interval, maxWait.dividedBy(TARGET_SHARE));
		this.waiting = new WaitingCalls(interval);
	}

	/**
	 * Takes a permit, and waits for it if there is none.
	 * @param owner whose call needs it
	 * @return the permit, to be given back by {@link #leave}
	 * @throws Busy if there is none in time, or would not be
	 */
	Turn take(String owner) throws InterruptedException {
		Turn turn = enter(owner);
		if (!turn.isGranted()) {
			await(turn);
		}
		return turn;
	}

	private void await(Turn turn) throws InterruptedException {
		boolean granted = false;
		try {
			granted = Deadline.in(this.maxWait).await(turn.permit());
		}
		catch (TimedOut ex) {
			throw busy(ex);
		}
		finally {
			if (!granted) {
				leave(turn);
			}
		}
	}

	/**
	 * Takes a permit that is free, or gets in line for one.
	 * @param owner whose call needs it
	 * @return the permit, or the turn in which it will come
	 * @throws Busy if the queue is too long
	 */
	synchronized Turn enter(String owner) {
		Turn turn = Turn.of(owner);
		if (this.warmAt == null) {
			this.warmAt = this.ticker.read() + WARM_UP.toNanos();
		}
		if (this.taken < this.permits) {
			this.taken++;
			turn.grant();
			if (this.taken == this.permits) {
				this.busySince = this.ticker.read();
				this.delay.begin(this.busySince);
			}
		}
		else {
			join(turn, this.ticker.read());
		}
		return turn;
	}

	private void join(Turn turn, long now) {
		if (this.maxWait.isZero() || !accepts(turn.owner(), now)) {
			throw busy(null);
		}
		this.waiting.add(turn, now);
	}

	/** Two bounds: on the owners in the queue, and on the calls before this one. */
	private boolean accepts(String owner, long now) {
		if (this.warmAt != null && now - this.warmAt < 0) {
			return true;
		}
		return this.delay.accepts(this.busySince, this.waiting.owners(owner), now)
				&& this.delay.accepts(this.waiting.since(owner, now), this.waiting.turns(owner), now);
	}

	private static Busy busy(@Nullable TimedOut cause) {
		return new Busy("As many calls to the platform as the account may make are under way", cause);
	}

	/**
	 * Gives a permit to the call whose turn it is, or takes a call out that gives up.
	 * @param turn the permit, or the turn in which it would have come
	 */
	synchronized void leave(Turn turn) {
		if (turn.isGranted()) {
			passOn();
		}
		else {
			this.waiting.remove(turn, this.ticker.read());
		}
	}

	private void passOn() {
		long now = this.ticker.read();
		Turn next = this.waiting.poll(now);
		while (next != null && !next.grant()) {
			next = this.waiting.poll(now);
		}
		if (next == null) {
			this.taken--;
			this.waiting.forgetPauses();
		}
		else {
			this.delay.grant(now);
		}
	}

	int permits() {
		return this.permits;
	}

	synchronized int free() {
		return this.permits - this.taken;
	}

	synchronized int waiting() {
		return this.waiting.size();
	}

}
