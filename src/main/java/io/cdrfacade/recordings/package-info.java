/**
 * {@code GET /recordings/{fileName}}: recordings of calls, streamed through the facade or
 * as a link to the platform's own.
 */
@NullMarked
package io.cdrfacade.recordings;

import org.jspecify.annotations.NullMarked;
