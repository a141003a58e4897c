package io.cdrfacade.calls.summary;

import java.time.Duration;

import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.CacheStatus;
import io.cdrfacade.web.caching.CacheStatus.Forwarded;
import io.cdrfacade.web.caching.Caching;

/** Remembers where the days of an answer came from; for one thread. */
final class DayOrigins {

	private final Duration lifetime;

	private Duration oldest = Duration.ZERO;

	private Duration leastTtl;

	private int kept;

	private int read;

	private boolean stored;

	/**
	 * Starts without any day.
	 * @param lifetime for how long an answer is fresh whose parts are new
	 */
	DayOrigins(Duration lifetime) {
		this.lifetime = lifetime;
		this.leastTtl = lifetime;
	}

	void kept(Duration age, Duration ttl) {
		this.kept++;
		this.oldest = (age.compareTo(this.oldest) > 0) ? age : this.oldest;
		this.leastTtl = (this.kept == 1 || ttl.compareTo(this.leastTtl) < 0) ? ttl : this.leastTtl;
	}

	void read(int days) {
		this.read += days;
	}

	void stored() {
		this.stored = true;
	}

	int keptDays() {
		return this.kept;
	}

	int readDays() {
		return this.read;
	}

	/** Describes an answer to a query whose days may be kept. */
	Caching caching(CacheDemands demands) {
		if (this.read == 0) {
			return new Caching(CacheStatus.hit(this.leastTtl), this.oldest, this.lifetime);
		}
		Forwarded why = (this.kept > 0) ? Forwarded.PARTIAL : Forwarded.MISS;
		CacheStatus status = new CacheStatus(demands.demandNew() ? Forwarded.REQUEST : why, false, this.stored, null);
		return new Caching(status, null, (this.leastTtl.compareTo(this.lifetime) < 0) ? this.leastTtl : this.lifetime);
	}

	/** Describes an answer to any other query. */
	Caching bypassed() {
		return new Caching(CacheStatus.forwarded(Forwarded.BYPASS), null, this.lifetime);
	}

}
