package io.cdrfacade.calls.export;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.Accepted;
import io.cdrfacade.web.PreferredLanguage;
import io.cdrfacade.web.parameter.Parameters;

/**
 * What is to be exported, and how.
 *
 * @param selection which calls
 * @param view how they are shown
 * @param format in which format
 * @param bom whether it begins with a byte-order mark
 * @param delimiter what separates the cells of CSV
 * @param language language of headings
 */
record ExportQuery(Selection selection, CallView view, ExportFormat format, boolean bom, CsvDelimiter delimiter,
		Locale language) {

	private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

	private static final String NONE = "";

	static ExportQuery read(HttpServletRequest request, Caller caller, SelectionReader reader)
			throws HttpMediaTypeNotAcceptableException {
		Parameters parameters = Parameters.of(request);
		parameters.allowTicket();
		Selection selection = reader.read(parameters, Words.SYNC_STATES.filters());
		verifyNotUnread(parameters, selection);
		ExportFormat format = format(parameters, request);
		ExportQuery query = new ExportQuery(selection, reader.view(selection, caller), format, bom(parameters, format),
				delimiter(parameters, format), PreferredLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
		reader.finish(parameters, selection, caller, request);
		return query;
	}

	/** The parameter wins over the header, which is not read then. */
	private static ExportFormat format(Parameters parameters, HttpServletRequest request)
			throws HttpMediaTypeNotAcceptableException {
		ExportFormat accepted = parameters.has("format") ? ExportFormat.NDJSON
				: ExportFormat.accepted(Accepted.by(request));
		return ExportFormat.of(parameters.word("format", ExportFormat.WORDS, accepted.word()));
	}

	private static void verifyNotUnread(Parameters parameters, Selection selection) {
		if (selection.sync() == SyncState.UNREAD) {
			parameters.reject("sync",
					"must not be unread here: it would mark calls as read that a broken export loses. "
							+ "Use `/calls?sync=unread`");
		}
	}

	private static boolean bom(Parameters parameters, ExportFormat format) {
		boolean bom = Boolean.TRUE.equals(parameters.truth("bom"));
		if (bom && format != ExportFormat.CSV && !parameters.rejected("format")) {
			parameters.reject("bom",
					"must not be true with %s, as only CSV has a byte-order mark".formatted(format.word()));
		}
		return bom;
	}

	private static CsvDelimiter delimiter(Parameters parameters, ExportFormat format) {
		String word = parameters.word("delimiter", CsvDelimiter.WORDS, NONE);
		if (!NONE.equals(word) && format != ExportFormat.CSV && !parameters.rejected("format")) {
			parameters.reject("delimiter", "must be left out with %s, as only CSV has one".formatted(format.word()));
		}
		return NONE.equals(word) ? CsvDelimiter.COMMA : CsvDelimiter.of(word);
	}

	/** A name for a file of it, which tells the account and the range. */
	String fileName() {
		return "calls-%s-%s-%s.%s".formatted(this.selection.account().name(), text(this.selection.from()),
				text(this.selection.to()), this.format.word());
	}

	private String text(Instant instant) {
		return FILE_TIME.format(instant.atZone(this.selection.zone()));
	}

}
