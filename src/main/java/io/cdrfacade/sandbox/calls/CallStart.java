package io.cdrfacade.sandbox.calls;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The moment a call is dialled, and all chance that the rest of it takes.
 *
 * @param at when
 * @param random decides the rest of the call, and of no other
 */
record CallStart(Instant at, SplittableRandom random) {
}
