package io.cdrfacade.calls.export;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import io.cdrfacade.web.Accepted;

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
	 * @param accepted what the caller takes
	 * @return the format
	 * @throws HttpMediaTypeNotAcceptableException if the caller accepts none
	 */
	static ExportFormat accepted(Accepted accepted) throws HttpMediaTypeNotAcceptableException {
		return Arrays.stream(values())
			.filter((format) -> accepted.quality(format.mediaType()) > 0)
			.max(Comparator.<ExportFormat>comparingDouble((format) -> accepted.quality(format.mediaType()))
				.thenComparing(Comparator.reverseOrder()))
			.orElseThrow(() -> new HttpMediaTypeNotAcceptableException(
					Arrays.stream(values()).map(ExportFormat::mediaType).toList()));
	}

}
