package io.cdrfacade.recordings;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileHead;
import io.cdrfacade.web.caching.EntityTag;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Opens what a request asks for: a recording, or a part of one whose length it finds out
 * if need be.
 */
final class RecordingParts {

	private final RecordingFiles files;

	private final RecordingLengths lengths;

	RecordingParts(RecordingFiles files, RecordingLengths lengths) {
		this.files = files;
		this.lengths = lengths;
	}

	/**
	 * Opens a recording or a part of it. Whether the caller has it already comes before
	 * whether there is such a part (RFC 9110, 13.2.2), and needs no length.
	 * @param recording the recording
	 * @param request asks for it
	 * @return what can be sent; its body has to be closed
	 * @throws ProblemException if there is no such recording or part
	 * @throws IOException if the recording breaks off while its bytes are counted
	 */
	OpenPart open(RecordingId recording, HttpServletRequest request) throws IOException {
		RangeRequest wanted = RangeRequest.of(request);
		FileAnswer answer = this.files.open(recording, wanted.request());
		Precondition condition = new Precondition(request);
		if (answer instanceof FileAnswer.BeyondEnd end && (condition.isThere() || wanted.ifRange() != null)) {
			return beyondEnd(recording, wanted, condition, end);
		}
		FileAnswer.Content content = content(answer);
		if (condition.knows(content.head())) {
			return new OpenPart(wanted, content, true);
		}
		if (isOfAnother(content.head(), wanted)) {
			content.body().close();
			RangeRequest whole = wanted.whole();
			return new OpenPart(whole, content(recording, whole), false);
		}
		return new OpenPart(wanted, measured(recording, wanted, content), false);
	}

	/**
	 * A host does not tell the tag with a range that begins behind the end. Such a range
	 * counts only for the file that the caller has a part of.
	 */
	private OpenPart beyondEnd(RecordingId recording, RangeRequest wanted, Precondition condition,
			FileAnswer.BeyondEnd end) throws IOException {
		FileAnswer.Content content = content(recording, wanted.whole());
		if (condition.knows(content.head())) {
			return new OpenPart(wanted, content, true);
		}
		if (!wanted.isOf(content.head())) {
			return new OpenPart(wanted.whole(), content, false);
		}
		content.body().close();
		throw RecordingProblems.beyondEnd(end.length());
	}

	private FileAnswer.Content content(RecordingId recording, RangeRequest wanted) throws IOException {
		return content(this.files.open(recording, wanted.request()));
	}

	private static FileAnswer.Content content(FileAnswer answer) {
		return switch (answer) {
			case FileAnswer.Content content -> content;
			case FileAnswer.Missing _ -> throw RecordingProblems.notFound();
			case FileAnswer.BeyondEnd end -> throw RecordingProblems.beyondEnd(end.length());
			case FileAnswer.LinkRefused _ -> throw RecordingProblems.linkRefused();
		};
	}

	/**
	 * Whether a host that ignores {@code If-Range} sends a part of another file than the
	 * caller has.
	 */
	private static boolean isOfAnother(FileHead head, RangeRequest wanted) {
		return head.part() != null && !wanted.isOf(head);
	}

	/** A part is of use to players only if the length of the whole is known. */
	private FileAnswer.Content measured(RecordingId recording, RangeRequest wanted, FileAnswer.Content content)
			throws IOException {
		FileHead head = content.head();
		if (head.length() != FileHead.UNKNOWN || wanted.range() == null || !wanted.isOf(head)) {
			return content;
		}
		Long known = this.lengths.find(recording);
		if (known != null) {
			return content.withLength(known);
		}
		if (wanted.range().isWhole()) {
			return content;
		}
		content.body().close();
		long length = this.lengths.count(recording);
		return content(recording, wanted).withLength(length);
	}

	/**
	 * A recording or a part of it, on its way from its host.
	 *
	 * @param wanted what is to be sent of it: all of it if the caller has a part of
	 * another file
	 * @param content what the host sends
	 * @param known whether the caller has the recording already
	 */
	record OpenPart(RangeRequest wanted, FileAnswer.Content content, boolean known) {
	}

	/**
	 * What the caller has already.
	 *
	 * @param request tells it in its headers {@code If-None-Match} and
	 * {@code If-Modified-Since}
	 */
	private record Precondition(HttpServletRequest request) {

		boolean isThere() {
			return this.request.getHeader(HttpHeaders.IF_NONE_MATCH) != null
					|| this.request.getHeader(HttpHeaders.IF_MODIFIED_SINCE) != null;
		}

		/** The date counts where no tag is sent (RFC 9110, 13.2.2). */
		boolean knows(FileHead head) {
			if (this.request.getHeader(HttpHeaders.IF_NONE_MATCH) != null) {
				return tag(head.etag()).isKnownTo(this.request);
			}
			long made = date(head.lastModified());
			return made >= 0 && made <= date(this.request.getHeader(HttpHeaders.IF_MODIFIED_SINCE));
		}

		/** The comparison is weak: the prefix of a weak tag is ignored. */
		private static EntityTag tag(@Nullable String etag) {
			return (etag != null) ? new EntityTag(etag.substring(etag.indexOf('"'))) : EntityTag.NONE;
		}

		/** A date as a time, negative if there is none or it cannot be read. */
		private static long date(@Nullable String text) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.IF_MODIFIED_SINCE, text);
			return headers.getIfModifiedSince();
		}

	}

}
