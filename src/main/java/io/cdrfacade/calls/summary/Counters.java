package io.cdrfacade.calls.summary;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.walk.CallWalks;

/**
 * What counting needs.
 *
 * @param walks reads calls
 * @param store keeps days
 * @param properties bounds
 * @param cache decides what may be kept
 * @param metrics measures
 * @param clock tells what has settled
 * @param ticker tells how old something is
 */
record Counters(CallWalks walks, DayStore store, SummaryProperties properties, CacheProperties cache,
		SummaryMetrics metrics, Clock clock, Ticker ticker) {
}
