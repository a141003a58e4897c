package io.cdrfacade.recordings;

import java.io.IOException;

import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileHead;
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
	 * Opens a recording or a part of it.
	 * @param key the recording
	 * @param wanted which part of it
	 * @return what can be sent; its body has to be closed
	 * @throws ProblemException if there is no such recording or part
	 * @throws IOException if the recording breaks off while its bytes are counted
	 */
	OpenPart open(LinkKey key, RangeRequest wanted) throws IOException {
		FileAnswer.Content content = content(key, wanted);
		if (isOfAnother(content.head(), wanted)) {
			content.body().close();
			RangeRequest whole = wanted.whole();
			return new OpenPart(whole, content(key, whole));
		}
		return new OpenPart(wanted, measured(key, wanted, content));
	}

	private FileAnswer.Content content(LinkKey key, RangeRequest wanted) throws IOException {
		return switch (this.files.open(key, wanted.request())) {
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
	private FileAnswer.Content measured(LinkKey key, RangeRequest wanted, FileAnswer.Content content)
			throws IOException {
		FileHead head = content.head();
		if (head.length() != FileHead.UNKNOWN || wanted.range() == null || !wanted.isOf(head)) {
			return content;
		}
		Long known = this.lengths.find(key);
		if (known != null) {
			return content.withLength(known);
		}
		if (wanted.range().isWhole()) {
			return content;
		}
		content.body().close();
		long length = this.lengths.count(key);
		return content(key, wanted).withLength(length);
	}

	/**
	 * A recording or a part of it, on its way from its host.
	 *
	 * @param wanted what is to be sent of it: all of it if the caller has a part of
	 * another file
	 * @param content what the host sends
	 */
	record OpenPart(RangeRequest wanted, FileAnswer.Content content) {
	}

}
