package io.cdrfacade.recordings;

import java.io.IOException;
import java.util.Locale;

import io.cdrfacade.web.problem.ProblemException;

/** How a request for a recording ended. */
enum RecordingOutcome {

	/** The recording or a part of it was sent. */
	STREAMED,

	/** The caller was sent to the platform's own link. */
	REDIRECTED,

	/** The caller has it already. */
	NOT_MODIFIED,

	/** There is no such recording. */
	NOT_FOUND,

	/** The range begins after the end. */
	BEYOND_END,

	/** The caller would not have seen a cut. */
	HTTP_VERSION_TOO_OLD,

	/** Too many recordings were being streamed. */
	OVERLOADED,

	/** The platform or the host of the recording failed before the answer began. */
	FAILED,

	/** The host of the recording failed when the answer had begun. */
	CUT_OFF,

	/** The caller went away. */
	LEFT;

	/** How a request ended if its answer had not begun. */
	static RecordingOutcome of(Exception fault) {
		if (fault instanceof IOException) {
			return LEFT;
		}
		return (fault instanceof ProblemException problem) ? switch (problem.code()) {
			case RECORDING_NOT_FOUND -> NOT_FOUND;
			case RANGE_NOT_SATISFIABLE -> BEYOND_END;
			case HTTP_VERSION_TOO_OLD -> HTTP_VERSION_TOO_OLD;
			case OVERLOADED -> OVERLOADED;
			default -> FAILED;
		} : FAILED;
	}

	String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
