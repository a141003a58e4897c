package io.cdrfacade.calls.export;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.parameter.Parameters;

/**
 * What is to be exported, and how.
 *
 * @param selection which calls
 * @param view how they are shown
 * @param format in which format
 * @param bom whether it begins with a byte-order mark
 */
record ExportQuery(Selection selection, CallView view, ExportFormat format, boolean bom) {

	private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

	private static final List<String> YES_OR_NO = List.of("true", "false");

	static ExportQuery read(Parameters parameters, SelectionReader reader, Caller caller, ExportFormat accepted) {
		Selection selection = reader.read(parameters).marked(sync(parameters));
		ExportFormat format = ExportFormat.of(parameters.word("format", ExportFormat.WORDS, accepted.word()));
		return new ExportQuery(selection, reader.view(selection, caller), format, bom(parameters, format));
	}

	private static SyncState sync(Parameters parameters) {
		String word = parameters.word("sync", Words.SYNC_STATES.filters(), Words.ALL);
		SyncState sync = Objects.requireNonNullElse(Words.SYNC_STATES.find(word), SyncState.ALL);
		if (sync == SyncState.UNREAD) {
			parameters.reject("sync",
					"must not be unread here: it would mark calls as read that a broken export loses. "
							+ "Use `/calls?sync=unread`");
		}
		return sync;
	}

	private static boolean bom(Parameters parameters, ExportFormat format) {
		boolean bom = Boolean.parseBoolean(parameters.word("bom", YES_OR_NO, "false"));
		if (bom && format != ExportFormat.CSV) {
			parameters.reject("bom", "must not be true with ndjson, as JSON has no byte-order mark");
		}
		return bom;
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
