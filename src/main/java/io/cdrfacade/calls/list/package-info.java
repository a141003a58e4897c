/**
 * {@code GET /calls} and {@code GET /calls/{id}}: one page of calls, or one call, from
 * the cache or the platform.
 */
@NullMarked
package io.cdrfacade.calls.list;

import org.jspecify.annotations.NullMarked;
