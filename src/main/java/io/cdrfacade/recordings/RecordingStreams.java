package io.cdrfacade.recordings;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
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
	 * Answers with a recording, a part of it, or 304.
	 * @param key the recording
	 * @param request the request
	 * @param response its response, which stays as it is if there is a problem
	 * @return how it ended
	 * @throws ProblemException if there is no such recording or part, or it cannot be
	 * sent
	 * @throws IOException if the caller has gone
	 */
	RecordingOutcome stream(LinkKey key, HttpServletRequest request, ServerHttpResponse response) throws IOException {
		RangeRequest wanted = RangeRequest.of(request);
		FileAnswer.Content content = open(key, wanted);
		if (isOfAnother(content.head(), wanted)) {
			content.body().close();
			RangeRequest whole = wanted.whole();
			return send(key, whole, open(key, whole), request, response);
		}
		return send(key, wanted, measured(key, wanted, content), request, response);
	}

	private FileAnswer.Content open(LinkKey key, RangeRequest wanted) {
		return switch (this.files.open(key, wanted.request())) {
			case FileAnswer.Content content -> content;
			case FileAnswer.Missing _ -> throw RecordingProblems.notFound();
			case FileAnswer.BeyondEnd end -> throw RecordingProblems.beyondEnd(end.length());
			case FileAnswer.LinkRefused _ -> throw RecordingProblems.linkRefused();
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
		FileAnswer.Content again = open(key, wanted);
		return new FileAnswer.Content(again.head().withLength(length), again.body());
	}

	/**
	 * Whether a host that ignores If-Range sends a part of another file than the caller
	 * has.
	 */
	private static boolean isOfAnother(FileHead head, RangeRequest wanted) {
		return head.part() != null && !wanted.isOf(head);
	}

	private RecordingOutcome send(LinkKey key, RangeRequest wanted, FileAnswer.Content content,
			HttpServletRequest request, ServerHttpResponse response) throws IOException {
		FileHead head = content.head();
		try (InputStream body = content.body()) {
			SentPart sent = SentPart.of(wanted, head);
			if (isKnown(head.etag(), request)) {
				response.setStatusCode(HttpStatus.NOT_MODIFIED);
				response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
				RecordingHeaders.identify(response.getHeaders(), head);
				return RecordingOutcome.NOT_MODIFIED;
			}
			if (isCutUnseen(sent, request)) {
				throw HttpVersion.tooOld();
			}
			Transfer transfer = begin(body, sent, head);
			response.setStatusCode((sent.part() != null) ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK);
			RecordingHeaders.describe(response.getHeaders(), head, key.fileName(), sent);
			return wanted.headOnly() ? RecordingOutcome.STREAMED : transfer(key, transfer, response);
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

	private RecordingOutcome transfer(LinkKey key, Transfer transfer, ServerHttpResponse response) throws IOException {
		try {
			transfer.to(response.getBody(), response);
			return RecordingOutcome.STREAMED;
		}
		finally {
			this.meters.sent(key.accountName(), transfer.sent());
		}
	}

	/** The comparison is weak: the prefix of a weak tag is ignored. */
	private static boolean isKnown(@Nullable String etag, HttpServletRequest request) {
		EntityTag tag = (etag != null) ? new EntityTag(etag.substring(etag.indexOf('"'))) : EntityTag.NONE;
		return tag.isKnownTo(request);
	}

}
