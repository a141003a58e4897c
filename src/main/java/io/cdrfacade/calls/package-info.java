/**
 * {@code GET /calls}: the query, the call, the page, and the way between them and the
 * platform.
 */
@NullMarked
package io.cdrfacade.calls;

import org.jspecify.annotations.NullMarked;
