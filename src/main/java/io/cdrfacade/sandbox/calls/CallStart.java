package io.cdrfacade.sandbox.calls;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * When a call is dialled, and the source of chance for the rest of it.
 *
 * @param at when
 * @param random decides the rest of the call, and of no other
 */
record CallStart(Instant at, SplittableRandom random) {
}
