/** {@code GET /calls}: one page of calls, and the answers that are kept. */
@NullMarked
package io.cdrfacade.calls.list;

import org.jspecify.annotations.NullMarked;
