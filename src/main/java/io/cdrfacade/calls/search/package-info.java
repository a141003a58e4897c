/**
 * Filters and orders of {@code GET /calls} that the platform does not know: the calls of
 * the range are read once and kept, compactly, and each page is made of them.
 */
@NullMarked
package io.cdrfacade.calls.search;

import org.jspecify.annotations.NullMarked;
