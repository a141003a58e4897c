package io.cdrfacade.recordings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.FileHead.Part;

/**
 * A single range of bytes as a request asks for it.
 *
 * @param first its first byte; -1 if it counts from the end
 * @param last its last byte; with a first of -1 how many bytes it has; -1 for the rest
 */
record ByteRange(long first, long last) {

	private static final int UNSET = -1;

	private static final Pattern SYNTAX = Pattern.compile("bytes\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Reads the header {@code Range}.
	 * @param header its value
	 * @return the range, or {@code null} if there is none, or several, or none that is
	 * valid: all of the recording answers these
	 */
	static @Nullable ByteRange parse(@Nullable String header) {
		Matcher range = SYNTAX.matcher((header != null) ? header : "");
		if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
			return null;
		}
		ByteRange read = new ByteRange(number(range.group(1)), number(range.group(2)));
		boolean backwards = read.first >= 0 && read.last >= 0 && read.last < read.first;
		return backwards ? null : read;
	}

	private static long number(String digits) {
		return digits.isEmpty() ? UNSET : Long.parseLong(digits);
	}

	/** The part of a file that the range means; {@code null} if it is behind its end. */
	@Nullable Part of(long length) {
		long start = (this.first >= 0) ? this.first : Math.max(0, length - this.last);
		long end = (this.first >= 0 && this.last >= 0) ? Math.min(this.last, length - 1) : length - 1;
		return (start <= end) ? new Part(start, end) : null;
	}

	/** Whether a part of a file is what was asked for. */
	boolean fits(Part part, long length) {
		if (length >= 0) {
			return part.equals(of(length));
		}
		return this.first < 0 || (part.first() == this.first && (this.last < 0 || part.last() <= this.last));
	}

	/** The range as a header. */
	@Override
	public String toString() {
		return "bytes=" + ((this.first >= 0) ? this.first : "") + "-" + ((this.last >= 0) ? this.last : "");
	}

}
