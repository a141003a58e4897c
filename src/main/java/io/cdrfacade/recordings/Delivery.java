package io.cdrfacade.recordings;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileHead.Part;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * What of a file is sent to the caller.
 *
 * @param part the part, or {@code null} for all of it
 * @param skip how many bytes to leave out first, as the host sends more than was asked
 * for
 * @param length how many bytes to send; {@link FileHead#UNKNOWN} for all there are
 */
record Delivery(@Nullable Part part, long skip, long length) {

	/**
	 * Decides what to send.
	 * @param wish what the caller wants
	 * @param head what the host sends
	 * @return what to send, or {@code null} if the wish is for what is behind the end
	 */
	static @Nullable Delivery of(Wish wish, FileHead head) {
		ByteRange range = wish.range();
		if (head.part() != null) {
			return sent(range, head, head.part());
		}
		if (range == null || head.length() == FileHead.UNKNOWN || !wish.isOf(head)) {
			return new Delivery(null, 0, head.length());
		}
		Part part = range.of(head.length());
		return (part != null) ? new Delivery(part, part.first(), part.length()) : null;
	}

	private static Delivery sent(@Nullable ByteRange range, FileHead head, Part part) {
		if (range == null || !range.fits(part, head.length())) {
			throw new ProblemException(ProblemCode.UPSTREAM_MALFORMED,
					"The host of the recording sends another part than it was asked for.");
		}
		return new Delivery(part, 0, part.length());
	}

	/** Whether the host sends the file from its beginning. */
	boolean startsAtBeginning() {
		return this.part == null || this.skip == this.part.first();
	}

	/** How many bytes the host has to send at least. */
	long needed() {
		return this.skip + this.length;
	}

}
