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
	NDJSON("application/x-ndjson", "", NdjsonFormat::open),

	/** A table as text. */
	CSV("text/csv", ";charset=UTF-8", CsvFormat::open),

	/** A sheet for spreadsheet programs. */
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "", XlsxFormat::open);

	static final List<String> WORDS = Arrays.stream(values()).map(ExportFormat::word).toList();

	private final MediaType type;

	private final MediaType contentType;

	private final Opener opener;

	ExportFormat(String type, String charset, Opener opener) {
		this.type = MediaType.parseMediaType(type);
		this.contentType = MediaType.parseMediaType(type + charset);
		this.opener = opener;
	}

	/** Starts a file. */
	@FunctionalInterface
	private interface Opener {

		CallSink open(ExportQuery query, OutputStream out) throws IOException;

	}

	/** As a parameter, an ending of file names, and a label of metrics. */
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	MediaType contentType() {
		return this.contentType;
	}

	CallSink open(ExportQuery query, OutputStream out) throws IOException {
		return this.opener.open(query, out);
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
		List<MediaType> types = Arrays.stream(values()).map((format) -> format.type).toList();
		return values()[types.indexOf(accepted.best(types))];
	}

}
