/**
 * {@code GET /calls/export}: the calls of a whole range as one stream. The controller
 * starts a walk and returns an {@link io.cdrfacade.calls.export.Export};
 * {@link io.cdrfacade.calls.export.ExportSender} sends it in the format asked for, or
 * cuts the connection. A format is a {@link io.cdrfacade.calls.export.CallSink}; the
 * columns of all tables are in {@link io.cdrfacade.calls.export.CallColumn}.
 */
@NullMarked
package io.cdrfacade.calls.export;

import org.jspecify.annotations.NullMarked;
