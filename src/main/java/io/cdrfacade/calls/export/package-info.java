/**
 * {@code GET /calls/export}: the calls of a whole range as one stream, in lines of JSON
 * or as a table.
 */
@NullMarked
package io.cdrfacade.calls.export;

import org.jspecify.annotations.NullMarked;
