package io.cdrfacade.sandbox.calls;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How calls are made up.
 *
 * @param timeZone the zone of the company's office hours and of the platform's clock
 * @param callInterval average time between two new calls
 * @param history how far back the calls reach; older ones are dropped
 * @param maxRecords most records that are kept; the oldest are dropped first
 */
public record CallPlan(ZoneId timeZone, Duration callInterval, Duration history, int maxRecords) {
}
