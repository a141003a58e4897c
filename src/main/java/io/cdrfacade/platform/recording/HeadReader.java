package io.cdrfacade.platform.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileHead.Part;
import io.cdrfacade.platform.PlatformException;

/** Reads the headers of a file, and refuses headers that contradict each other. */
final class HeadReader {

	private static final Pattern CONTENT_RANGE = Pattern
		.compile("bytes\\s+(?:([0-9]{1,18})-([0-9]{1,18})|\\*)/([0-9]{1,18}|\\*)", Pattern.CASE_INSENSITIVE);

	private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

	private static final Pattern ETAG = Pattern.compile("(?:W/)?\"[!#-~]{0,200}\"");

	private static final Pattern DATE = Pattern.compile("[A-Za-z]{3}, [0-9]{2} [A-Za-z]{3} [0-9]{4} [0-9:]{8} GMT");

	private HeadReader() {
	}

	/** The head of a whole file. */
	static FileHead whole(HttpHeaders headers) {
		return head(headers, length(headers), null);
	}

	/** The head of a part of a file. */
	static FileHead part(HttpHeaders headers, boolean asked) {
		Matcher range = range(headers);
		if (!asked || range == null || range.group(1) == null) {
			throw contradiction();
		}
		Part part = new Part(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
		long total = total(range);
		long told = length(headers);
		boolean fits = part.length() > 0 && (total == FileHead.UNKNOWN || part.last() < total)
				&& (told == FileHead.UNKNOWN || told == part.length());
		if (!fits) {
			throw contradiction();
		}
		return head(headers, total, part);
	}

	/** The length of a file that does not have the wanted part. */
	static long lengthBeyond(HttpHeaders headers) {
		Matcher range = range(headers);
		return (range != null) ? total(range) : FileHead.UNKNOWN;
	}

	/** Whether the content does not just end where the connection ends. */
	static boolean tellsEnd(HttpHeaders headers) {
		return length(headers) != FileHead.UNKNOWN
				|| headers.containsValue(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED, true);
	}

	private static FileHead head(HttpHeaders headers, long length, @Nullable Part part) {
		String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
		if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
			throw PlatformException.Malformed.lasting("The host of the recording sends it compressed, unasked", null);
		}
		return new FileHead(headers.get(HttpHeaderNames.CONTENT_TYPE), length, part,
				matching(ETAG, headers.get(HttpHeaderNames.ETAG)),
				matching(DATE, headers.get(HttpHeaderNames.LAST_MODIFIED)));
	}

	/** Leaves out a value that is not valid. */
	private static @Nullable String matching(Pattern form, @Nullable String value) {
		return (value != null && form.matcher(value.strip()).matches()) ? value.strip() : null;
	}

	private static long length(HttpHeaders headers) {
		String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
		boolean chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
		return (length != null && !chunked && LENGTH.matcher(length.strip()).matches()) ? Long.parseLong(length.strip())
				: FileHead.UNKNOWN;
	}

	private static @Nullable Matcher range(HttpHeaders headers) {
		String range = headers.get(HttpHeaderNames.CONTENT_RANGE);
		Matcher matcher = (range != null) ? CONTENT_RANGE.matcher(range.strip()) : null;
		return (matcher != null && matcher.matches()) ? matcher : null;
	}

	private static long total(Matcher range) {
		return range.group(3).equals("*") ? FileHead.UNKNOWN : Long.parseLong(range.group(3));
	}

	private static PlatformException contradiction() {
		return PlatformException.Malformed.lasting("The host of the recording does not say which part it sends", null);
	}

}
