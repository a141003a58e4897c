/**
 * {@code GET /calls/summary}: counts the calls of a range in groups. A
 * {@link io.cdrfacade.calls.summary.SummaryCount} takes the days that are kept from
 * {@link io.cdrfacade.calls.summary.KeptDays} and reads the others.
 * {@link io.cdrfacade.calls.summary.Grouping} decides which group a call belongs to,
 * {@link io.cdrfacade.calls.summary.GroupTable} which groups are shown in which order.
 */
@NullMarked
package io.cdrfacade.calls.summary;

import org.jspecify.annotations.NullMarked;
