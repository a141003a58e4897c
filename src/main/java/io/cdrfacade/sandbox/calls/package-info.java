/**
 * The made-up calls of the sandbox: {@code CallStarts} dials them, {@code CallGenerator}
 * fills them in, {@code CallTimeline} lets them end, and {@code Bills} keeps their
 * records, answers queries, and marks what was read.
 */
@NullMarked
package io.cdrfacade.sandbox.calls;

import org.jspecify.annotations.NullMarked;
