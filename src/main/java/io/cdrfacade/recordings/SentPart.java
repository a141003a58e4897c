package io.cdrfacade.recordings;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileHead.Part;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Which part of a file is sent to the caller.
 *
 * @param part the part, or {@code null} for all of it
 * @param skip how many bytes to leave out first, as the host sends more than was asked
 * for
 * @param length how many bytes to send; {@link FileHead#UNKNOWN} for all there are
 */
record SentPart(@Nullable Part part, long skip, long length) {

	/**
	 * Decides what to send.
	 * @param wanted what the caller wants
	 * @param head what the host sends
	 * @return what to send
	 * @throws ProblemException if the range begins after the end, or the host sends
	 * another part
	 */
	static SentPart of(RangeRequest wanted, FileHead head) {
		ByteRange range = wanted.range();
		if (head.part() != null) {
			return sent(range, head, head.part());
		}
		if (range == null || head.length() == FileHead.UNKNOWN || !wanted.isOf(head)) {
			return new SentPart(null, 0, head.length());
		}
		Part part = range.of(head.length());
		if (part == null) {
			throw RecordingProblems.beyondEnd(head.length());
		}
		return new SentPart(part, part.first(), part.length());
	}

	private static SentPart sent(@Nullable ByteRange range, FileHead head, Part part) {
		if (range == null || !range.fits(part, head.length())) {
			throw new ProblemException(ProblemCode.UPSTREAM_MALFORMED,
					"The host of the recording sends another part than it was asked for.");
		}
		return new SentPart(part, 0, part.length());
	}

	/** How many bytes the host has to send at least. */
	long needed() {
		return this.skip + this.length;
	}

}
