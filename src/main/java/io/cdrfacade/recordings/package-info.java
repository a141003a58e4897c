/**
 * {@code GET /recordings/{fileName}}: recordings of calls, as a stream through the facade
 * or as a redirect to the platform's own link.
 */
@NullMarked
package io.cdrfacade.recordings;

import org.jspecify.annotations.NullMarked;
