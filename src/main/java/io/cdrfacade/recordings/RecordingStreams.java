package io.cdrfacade.recordings;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.recordings.RecordingParts.OpenPart;
import io.cdrfacade.web.problem.HttpVersion;
import io.cdrfacade.web.problem.ProblemException;

/** Streams recordings from their hosts to callers. */
@Component
final class RecordingStreams {

	private final RecordingParts parts;

	private final RecordingMeters meters;

	private final long maxSize;

	RecordingStreams(RecordingFiles files, RecordingMeters meters, RecordingsProperties properties) {
		this.meters = meters;
		this.maxSize = properties.maxSize().toBytes();
		this.parts = new RecordingParts(files, new RecordingLengths(files, this.maxSize));
	}

	/**
	 * Answers with a recording, a part of it, or 304.
	 * @param recording the recording
	 * @param request the request
	 * @param response its response, which stays as it is if there is a problem
	 * @return how it ended
	 * @throws ProblemException if there is no such recording or part, or it cannot be
	 * sent
	 * @throws IOException if the caller has gone away
	 */
	RecordingOutcome stream(RecordingId recording, HttpServletRequest request, ServerHttpResponse response)
			throws IOException {
		OpenPart part = this.parts.open(recording, request);
		try (InputStream body = part.content().body()) {
			FileHead head = part.content().head();
			if (part.known()) {
				return notModified(head, response);
			}
			SentPart sent = SentPart.of(part.wanted(), head);
			if (isCutUnseen(sent, request)) {
				throw HttpVersion.tooOld();
			}
			Transfer transfer = new Transfer(body, sent, this.maxSize);
			response.setStatusCode((sent.part() != null) ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK);
			RecordingHeaders.describe(response.getHeaders(), head, recording.fileName(), sent);
			return part.wanted().headOnly() ? RecordingOutcome.STREAMED : transfer(recording, transfer, response);
		}
	}

	private static RecordingOutcome notModified(FileHead head, ServerHttpResponse response) {
		response.setStatusCode(HttpStatus.NOT_MODIFIED);
		response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
		RecordingHeaders.identify(response.getHeaders(), head);
		return RecordingOutcome.NOT_MODIFIED;
	}

	private static boolean isCutUnseen(SentPart sent, HttpServletRequest request) {
		return sent.length() == FileHead.UNKNOWN && !HttpVersion.showsCuts(request);
	}

	private RecordingOutcome transfer(RecordingId recording, Transfer transfer, ServerHttpResponse response)
			throws IOException {
		try {
			transfer.to(response.getBody(), response);
			return RecordingOutcome.STREAMED;
		}
		finally {
			this.meters.sent(recording.accountName(), transfer.sent());
		}
	}

}
