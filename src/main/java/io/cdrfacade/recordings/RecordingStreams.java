package io.cdrfacade.recordings;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileHead;
import io.cdrfacade.web.caching.EntityTag;
import io.cdrfacade.web.problem.HttpVersion;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Streams recordings from their hosts to callers. */
@Component
final class RecordingStreams {

	private final RecordingFiles files;

	private final RecordingMeters meters;

	private final RecordingLengths lengths;

	private final long maxSize;

	RecordingStreams(RecordingFiles files, RecordingMeters meters, RecordingsProperties properties) {
		this.files = files;
		this.meters = meters;
		this.maxSize = properties.maxSize().toBytes();
		this.lengths = new RecordingLengths(files, this.maxSize);
	}

	/**
	 * Answers with a recording, or says why not.
	 * @param key the recording
	 * @param request the request
	 * @param response its response, to be used for a problem if nothing was streamed
	 * @return how it ended
	 * @throws IOException if the caller has gone
	 */
	RecordingOutcome stream(LinkKey key, HttpServletRequest request, HttpServletResponse response) throws IOException {
		RangeRequest wanted = RangeRequest.of(request);
		return switch (this.files.open(key, wanted.request())) {
			case FileAnswer.Missing _ -> RecordingOutcome.NOT_FOUND;
			case FileAnswer.BeyondEnd end -> beyondEnd(response, end.length());
			case FileAnswer.Content content when isOfAnother(content.head(), wanted) -> {
				content.body().close();
				yield whole(key, wanted.whole(), request, response);
			}
			case FileAnswer.Content content -> send(key, wanted, measured(key, wanted, content), request, response);
			case FileAnswer.LinkRefused _ -> throw refused();
		};
	}

	/** A part is of use to players only if the length of the whole is known. */
	private FileAnswer.Content measured(LinkKey key, RangeRequest wanted, FileAnswer.Content content)
			throws IOException {
		FileHead head = content.head();
		if (head.length() != FileHead.UNKNOWN || wanted.range() == null || !wanted.isOf(head)) {
			return content;
		}
		Long known = this.lengths.find(key);
		if (known != null) {
			return new FileAnswer.Content(head.withLength(known), content.body());
		}
		if (wanted.range().isWhole()) {
			return content;
		}
		content.body().close();
		long length = this.lengths.count(key);
		FileAnswer.Content again = reopen(key, wanted);
		return new FileAnswer.Content(again.head().withLength(length), again.body());
	}

	private FileAnswer.Content reopen(LinkKey key, RangeRequest wanted) {
		if (this.files.open(key, wanted.request()) instanceof FileAnswer.Content content) {
			return content;
		}
		throw new ProblemException(ProblemCode.UPSTREAM_FAILED,
				"The host of the recording does not send the recording again.");
	}

	/**
	 * Whether a host that ignores If-Range sends a part of another file than the caller
	 * has.
	 */
	private static boolean isOfAnother(FileHead head, RangeRequest wanted) {
		return head.part() != null && !wanted.isOf(head);
	}

	private RecordingOutcome whole(LinkKey key, RangeRequest wanted, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		return switch (this.files.open(key, wanted.request())) {
			case FileAnswer.Content content -> send(key, wanted, content, request, response);
			case FileAnswer.LinkRefused _ -> throw refused();
			case FileAnswer.Missing _, FileAnswer.BeyondEnd _ -> RecordingOutcome.NOT_FOUND;
		};
	}

	private RecordingOutcome send(LinkKey key, RangeRequest wanted, FileAnswer.Content content,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		FileHead head = content.head();
		try (InputStream body = content.body()) {
			SentPart sent = SentPart.of(wanted, head);
			if (sent == null) {
				return beyondEnd(response, head.length());
			}
			if (isKnown(head.etag(), request)) {
				RecordingHeaders.identify(response, head);
				response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
				return RecordingOutcome.NOT_MODIFIED;
			}
			if (isCutUnseen(sent, request)) {
				return RecordingOutcome.HTTP_VERSION_TOO_OLD;
			}
			Transfer transfer = begin(body, sent, head);
			RecordingHeaders.describe(response, head, key.fileName(), sent);
			return wanted.headOnly() ? RecordingOutcome.STREAMED : send(key, transfer, response);
		}
	}

	private static boolean isCutUnseen(SentPart sent, HttpServletRequest request) {
		return sent.length() == FileHead.UNKNOWN && !HttpVersion.showsCuts(request);
	}

	private Transfer begin(InputStream body, SentPart sent, FileHead head) throws IOException {
		Transfer transfer = new Transfer(body, sent, this.maxSize);
		if (transfer.isPage(head.contentType())) {
			throw new ProblemException(ProblemCode.UPSTREAM_MALFORMED,
					"The host of the recording answers with a page instead of a recording.");
		}
		return transfer;
	}

	private RecordingOutcome send(LinkKey key, Transfer transfer, HttpServletResponse response) throws IOException {
		try {
			transfer.to(response.getOutputStream());
			return RecordingOutcome.STREAMED;
		}
		finally {
			this.meters.sent(key.account().name(), transfer.sent());
		}
	}

	private static RecordingOutcome beyondEnd(HttpServletResponse response, long length) {
		RecordingHeaders.beyondEnd(response, length);
		return RecordingOutcome.BEYOND_END;
	}

	/** The comparison is weak: the prefix of a weak tag is ignored. */
	private static boolean isKnown(@Nullable String etag, HttpServletRequest request) {
		return etag != null && new EntityTag(etag.substring(etag.indexOf('"'))).isKnownTo(request);
	}

	private static ProblemException refused() {
		return new ProblemException(ProblemCode.UPSTREAM_FAILED,
				"The host of the recording refuses the link that the platform has just given.");
	}

}
