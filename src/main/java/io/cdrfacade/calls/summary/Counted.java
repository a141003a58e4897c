package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.Map;

import io.cdrfacade.web.caching.Caching;

/**
 * What was counted.
 *
 * @param from start of the range that was really asked for
 * @param to end of that range
 * @param total all calls
 * @param groups the groups, in their order
 * @param caching what caches may do with it, and have done
 */
record Counted(Instant from, Instant to, Tally total, Map<GroupKey, Tally> groups, Caching caching) {

	/** For another request that asked for it at the same time. */
	Counted shared() {
		return new Counted(this.from, this.to, this.total, this.groups, this.caching.shared());
	}

}
