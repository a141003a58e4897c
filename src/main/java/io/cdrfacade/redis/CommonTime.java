package io.cdrfacade.redis;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;

/**
 * The time by which allowances grow back. It counts from 1970, by the computer's clock at
 * the start of the replica. From then on it only runs forward: an allowance is neither
 * filled nor stopped when that clock is set.
 *
 * @param ticker measures what has passed since the start
 * @param atZero the time since 1970 at which the ticker was zero, in nanoseconds
 */
record CommonTime(Ticker ticker, long atZero) implements TimeMeter {

	static CommonTime of(Clock clock, Ticker ticker) {
		return new CommonTime(ticker, TimeUnit.MILLISECONDS.toNanos(clock.millis()) - ticker.read());
	}

	@Override
	public long currentTimeNanos() {
		return this.atZero + this.ticker.read();
	}

	@Override
	public boolean isWallClockBased() {
		return true;
	}

}
