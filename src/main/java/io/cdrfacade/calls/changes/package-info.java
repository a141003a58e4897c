/**
 * What has ended since the last look: one poll of the platform serves all who listen, and
 * whoever comes back after long catches up. {@code docs/changes.md} says why nothing is
 * lost and nothing comes twice.
 */
@NullMarked
package io.cdrfacade.calls.changes;

import org.jspecify.annotations.NullMarked;
