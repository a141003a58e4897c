package io.cdrfacade.recordings;

import jakarta.servlet.http.HttpServletRequest;

/**
 * An answer with a recording, a part of it, or 304. Which of these it is depends on the
 * host of the recording.
 *
 * @param recording the recording
 * @param request asks for it, perhaps for a part, or on conditions
 */
record RecordingAnswer(RecordingId recording, HttpServletRequest request) {
}
