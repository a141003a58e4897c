package io.cdrfacade.calls.export;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The formats of exports; the first one is for callers who do not mind. */
enum ExportFormat {

	/** A JSON object a line. */
	NDJSON("application/x-ndjson", ""),

	/** A table. */
	CSV("text/csv", ";charset=UTF-8");

	static final List<String> WORDS = Arrays.stream(values()).map(ExportFormat::word).toList();

	private final String type;

	private final String charset;

	ExportFormat(String type, String charset) {
		this.type = type;
		this.charset = charset;
	}

	/** As a parameter, an ending of file names, and a label of metrics. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	String contentType() {
		return this.type + this.charset;
	}

	private MediaType mediaType() {
		return MediaType.parseMediaType(this.type);
	}

	static ExportFormat of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT));
	}

	/**
	 * Chooses the format that a caller likes best.
	 * @param accept the headers {@code Accept}
	 * @return the format
	 * @throws HttpMediaTypeNotAcceptableException if the caller accepts none
	 */
	static ExportFormat accepted(List<String> accept) throws HttpMediaTypeNotAcceptableException {
		List<MediaType> ranges = accept.isEmpty() ? List.of(MediaType.ALL) : parse(accept);
		return Arrays.stream(values())
			.filter((format) -> format.quality(ranges) > 0)
			.max(Comparator.<ExportFormat>comparingDouble((format) -> format.quality(ranges))
				.thenComparing(Comparator.reverseOrder()))
			.orElseThrow(() -> new HttpMediaTypeNotAcceptableException(
					Arrays.stream(values()).map(ExportFormat::mediaType).toList()));
	}

	private static List<MediaType> parse(List<String> accept) throws HttpMediaTypeNotAcceptableException {
		try {
			return MediaType.parseMediaTypes(accept);
		}
		catch (InvalidMediaTypeException _) {
			throw new HttpMediaTypeNotAcceptableException("The header `Accept` cannot be read");
		}
	}

	/** That of the most specific range that the format is in. */
	private double quality(List<MediaType> ranges) {
		return ranges.stream()
			.filter((range) -> range.includes(mediaType()))
			.max(Comparator.comparingInt((range) -> !range.isWildcardType() ? (range.isWildcardSubtype() ? 1 : 2) : 0))
			.map(MediaType::getQualityValue)
			.orElse(0.0);
	}

}
