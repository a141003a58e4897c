package io.cdrfacade.recordings;

import org.springframework.http.HttpHeaders;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** The problems of requests for recordings. */
final class RecordingProblems {

	private RecordingProblems() {
	}

	static ProblemException notFound() {
		return new ProblemException(ProblemCode.RECORDING_NOT_FOUND,
				"The account has no recording of this name, or no longer.");
	}

	/** Tells the length, so that the caller can ask for a valid range. */
	static ProblemException beyondEnd(long length) {
		HttpHeaders headers = new HttpHeaders();
		if (length != FileHead.UNKNOWN) {
			headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
		}
		return new ProblemException(ProblemCode.RANGE_NOT_SATISFIABLE,
				"The range begins behind the end of the recording.", headers);
	}

	static ProblemException linkRefused() {
		return new ProblemException(ProblemCode.UPSTREAM_FAILED,
				"The host of the recording refuses the link that the platform has just given.");
	}

}
