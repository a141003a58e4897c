package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import io.cdrfacade.web.Accepted;

/** The formats of exports; the first one is the default. */
enum ExportFormat {

	/** A JSON object a line. */
	NDJSON("application/x-ndjson"),

	/** A table as text. */
	CSV("text/csv;charset=UTF-8"),

	/** A sheet for spreadsheet programs. */
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	static final List<String> WORDS = Arrays.stream(values()).map(ExportFormat::word).toList();

	private static final List<MediaType> TYPES = Arrays.stream(values()).map(ExportFormat::contentType).toList();

	private final String type;

	ExportFormat(String type) {
		this.type = type;
	}

	/** The word for it in parameters, file name endings and metric labels. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	MediaType contentType() {
		return MediaType.parseMediaType(this.type);
	}

	/** Starts a file. */
	CallSink open(ExportQuery query, OutputStream out) throws IOException {
		return switch (this) {
			case NDJSON -> new NdjsonFormat(query, out);
			case CSV -> new CsvFormat(query, out);
			case XLSX -> new XlsxFormat(query, out);
		};
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
		return values()[TYPES.indexOf(accepted.best(TYPES))];
	}

}
