package io.cdrfacade.recordings;

import jakarta.servlet.http.HttpServletRequest;

/**
 * An answer with a recording, a part of it, or 304: its host decides which of these.
 *
 * @param key the recording
 * @param request asks for it, perhaps for a part, or on conditions
 */
record RecordingAnswer(LinkKey key, HttpServletRequest request) {
}
