/**
 * {@code GET /calls/summary}: counts the calls of a range, in groups, and keeps what was
 * counted of each day.
 */
@NullMarked
package io.cdrfacade.calls.summary;

import org.jspecify.annotations.NullMarked;
