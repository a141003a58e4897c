package io.cdrfacade.web.caching;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts where results come from. */
final class CacheMeters {

	private final Map<Result, Counter> results = new EnumMap<>(Result.class);

	CacheMeters(String prefix, MeterRegistry registry) {
		for (Result result : Result.values()) {
			this.results.put(result,
					Counter.builder(prefix + ".requests")
						.description("Requests by where their result came from")
						.tag("result", result.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
	}

	void found(CacheStatus status) {
		count(Result.of(status));
	}

	void failed() {
		count(Result.FAULT);
	}

	private void count(Result result) {
		Counter counter = this.results.get(result);
		if (counter != null) {
			counter.increment();
		}
	}

	private enum Result {

		/** From the cache, fresh. */
		HIT,

		/** From the platform, as no fresh one was kept. */
		MISS,

		/** From the platform, asked by another request at the same time. */
		COLLAPSED,

		/** From the platform, as the caller demanded. */
		REQUEST,

		/** From the cache, stale, as the platform failed. */
		STALE,

		/** None, as the platform failed. */
		FAULT;

		static Result of(CacheStatus status) {
			if (status.forwarded() == null) {
				return HIT;
			}
			return switch (status.forwarded()) {
				case STALE -> STALE;
				case REQUEST -> REQUEST;
				case MISS, PARTIAL, BYPASS -> status.collapsed() ? COLLAPSED : MISS;
			};
		}

	}

}
