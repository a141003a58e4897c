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

	private final long maxSize;

	RecordingStreams(RecordingFiles files, RecordingMeters meters, RecordingsProperties properties) {
		this.files = files;
		this.meters = meters;
		this.maxSize = properties.maxSize().toBytes();
	}

	/**
	 * Answers with a recording, or says why not.
	 * @param key the recording
	 * @param request the request
	 * @param response its response, to be used for a problem if nothing was streamed
	 * @return what came of it
	 * @throws IOException if the caller has gone
	 */
	Outcome stream(LinkKey key, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Wish wish = Wish.of(request);
		return switch (this.files.open(key, wish.request())) {
			case FileAnswer.Missing _ -> Outcome.NOT_FOUND;
			case FileAnswer.BeyondEnd end -> beyondEnd(response, end.length());
			case FileAnswer.Content content when isOfAnother(content.head(), wish) -> {
				content.body().close();
				yield whole(key, wish.whole(), request, response);
			}
			case FileAnswer.Content content -> send(key, wish, content, request, response);
			case FileAnswer.LinkRefused _ -> throw refused();
		};
	}

	/** A host that ignores If-Range sends a part of a file that the caller has not. */
	private static boolean isOfAnother(FileHead head, Wish wish) {
		return head.part() != null && !wish.isOf(head);
	}

	private Outcome whole(LinkKey key, Wish wish, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		return switch (this.files.open(key, wish.request())) {
			case FileAnswer.Content content -> send(key, wish, content, request, response);
			case FileAnswer.LinkRefused _ -> throw refused();
			case FileAnswer.Missing _, FileAnswer.BeyondEnd _ -> Outcome.NOT_FOUND;
		};
	}

	private Outcome send(LinkKey key, Wish wish, FileAnswer.Content content, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		FileHead head = content.head();
		try (InputStream body = content.body()) {
			Delivery delivery = Delivery.of(wish, head);
			if (delivery == null) {
				return beyondEnd(response, head.length());
			}
			if (isKnown(head.etag(), request)) {
				RecordingHeaders.identify(response, head);
				response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
				return Outcome.NOT_MODIFIED;
			}
			if (isCutUnseen(delivery, request)) {
				return Outcome.HTTP_VERSION_TOO_OLD;
			}
			Transfer transfer = begin(body, delivery, head);
			RecordingHeaders.describe(response, head, key.fileName(), delivery);
			return wish.headOnly() ? Outcome.STREAMED : send(key, transfer, response);
		}
	}

	private static boolean isCutUnseen(Delivery delivery, HttpServletRequest request) {
		return delivery.length() == FileHead.UNKNOWN && !HttpVersion.showsCuts(request);
	}

	private Transfer begin(InputStream body, Delivery delivery, FileHead head) throws IOException {
		Transfer transfer = new Transfer(body, delivery, this.maxSize);
		if (transfer.isPage(head.contentType())) {
			throw new ProblemException(ProblemCode.UPSTREAM_MALFORMED,
					"The host of the recording answers with a page instead of a recording.");
		}
		return transfer;
	}

	private Outcome send(LinkKey key, Transfer transfer, HttpServletResponse response) throws IOException {
		try {
			transfer.to(response.getOutputStream());
			return Outcome.STREAMED;
		}
		finally {
			this.meters.sent(key.account().name(), transfer.sent());
		}
	}

	private static Outcome beyondEnd(HttpServletResponse response, long length) {
		RecordingHeaders.beyondEnd(response, length);
		return Outcome.BEYOND_END;
	}

	/** The comparison is weak: the mark of a weak tag does not count. */
	private static boolean isKnown(@Nullable String etag, HttpServletRequest request) {
		return etag != null && new EntityTag(etag.substring(etag.indexOf('"'))).isKnownTo(request);
	}

	private static ProblemException refused() {
		return new ProblemException(ProblemCode.UPSTREAM_FAILED,
				"The host of the recording refuses the link that the platform has just given.");
	}

}
