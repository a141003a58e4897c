package io.cdrfacade.recordings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileHead.Part;

/**
 * A single range of bytes that a request asks for.
 *
 * @param range the range
 */
record ByteRange(HttpRange range) {

	/**
	 * Any number of more than 18 digits, apart from zeros in front. It is looked for at
	 * the start of each number only, so that the time does not grow with the square of
	 * its length.
	 */
	private static final Pattern HUGE = Pattern.compile("(?<![0-9])0*+[1-9][0-9]{18,}+");

	/** Lies behind the end of any file, like all that is greater. */
	private static final String GREATEST = "9".repeat(18);

	/**
	 * Reads the header {@code Range}.
	 * @param header its value
	 * @return the range, or {@code null} if there is none, or several, or none that is
	 * valid: then the answer is all of the recording
	 */
	static @Nullable ByteRange parse(@Nullable String header) {
		try {
			List<HttpRange> ranges = HttpRange.parseRanges((header != null) ? plain(header) : null);
			return (ranges.size() == 1) ? new ByteRange(ranges.getFirst()) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Some players write the unit in capitals, or blanks around the numbers. HTTP does
	 * not limit the numbers.
	 */
	private static String plain(String header) {
		String range = header.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
		return HUGE.matcher(range).replaceAll(GREATEST);
	}

	/**
	 * The part of a file that the range selects; {@code null} if it begins after the
	 * file's end.
	 */
	@Nullable Part of(long length) {
		long start = this.range.getRangeStart(length);
		long end = this.range.getRangeEnd(length);
		return (start <= end) ? new Part(start, end) : null;
	}

	/** Whether a part of a file is what was asked for. */
	boolean fits(Part part, long length) {
		if (length != FileHead.UNKNOWN) {
			return part.equals(of(length));
		}
		return countsFromTheEnd() || (part.first() == this.range.getRangeStart(Long.MAX_VALUE)
				&& part.last() <= this.range.getRangeEnd(Long.MAX_VALUE));
	}

	/** Whether the range means all of a file, however long it is. */
	boolean isWhole() {
		return this.range.toString().equals("0-");
	}

	private boolean countsFromTheEnd() {
		return this.range.toString().startsWith("-");
	}

	/** The range as a header. */
	@Override
	public String toString() {
		return "bytes=" + this.range;
	}

}
