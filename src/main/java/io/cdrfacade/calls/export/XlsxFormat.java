package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.ResourceBundle;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Call;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.text.WholeCharacters;

/**
 * A sheet for spreadsheet programs. Rows are sent as they come. Text is text, so that no
 * number of a phone is shortened and nothing is run as a formula; times are dates on the
 * clock of the zone.
 */
final class XlsxFormat implements CallSink {

	/** A sheet has 2^20 rows, of which the heading is one. */
	static final int MAX_CALLS = (1 << 20) - 1;

	/** Longer texts make spreadsheet programs refuse the file. */
	private static final int MAX_TEXT = 32_767;

	/** Spreadsheets know no time before, and disagree on the first two months of 1900. */
	private static final LocalDateTime FIRST_TIME = LocalDateTime.of(1900, 3, 1, 0, 0);

	/** Numbers of more than 15 digits lose the last ones. */
	private static final long MAX_EXACT = 999_999_999_999_999L;

	private static final String TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";

	private static final List<CallColumn> COLUMNS = List.of(CallColumn.values());

	private final ExportQuery query;

	private final OutputStream out;

	private final Workbook workbook;

	private final Worksheet sheet;

	private int row;

	XlsxFormat(ExportQuery query, OutputStream out) {
		ResourceBundle texts = ResourceBundle.getBundle("io.cdrfacade.calls.export.headings", query.language(),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
		this.query = query;
		this.out = out;
		this.workbook = new Workbook(out, "cdr-facade", null);
		this.sheet = this.workbook.newWorksheet(texts.getString("sheet"));
		this.sheet.freezePane(0, 1);
		for (int i = 0; i < COLUMNS.size(); i++) {
			heading(i, texts.getString(COLUMNS.get(i).title()));
		}
	}

	private void heading(int column, String text) {
		this.sheet.inlineString(0, column, text.formatted(this.query.view().zone().getId()));
		this.sheet.style(0, column).bold().set();
		this.sheet.width(column, COLUMNS.get(column).width());
	}

	@Override
	public void write(Cdr cdr) {
		if (this.row == MAX_CALLS) {
			throw new IllegalStateException("There are more calls than a sheet has rows");
		}
		this.row++;
		Call call = Call.of(cdr, this.query.view());
		for (int i = 0; i < COLUMNS.size(); i++) {
			write(i, COLUMNS.get(i).of(call));
		}
	}

	private void write(int column, @Nullable Object value) {
		switch (value) {
			case null -> {
				// An empty cell.
			}
			case OffsetDateTime time when !time.toLocalDateTime().isBefore(FIRST_TIME) -> {
				this.sheet.value(this.row, column, time.toLocalDateTime());
				this.sheet.style(this.row, column).format(TIME_FORMAT).set();
			}
			case OffsetDateTime time -> text(column, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
			case Boolean truth -> this.sheet.value(this.row, column, truth);
			case Number number when Math.abs(number.longValue()) <= MAX_EXACT ->
				this.sheet.value(this.row, column, number);
			default -> text(column, value.toString());
		}
	}

	private void text(int column, String text) {
		this.sheet.inlineString(this.row, column, WholeCharacters.upTo(MAX_TEXT, text));
	}

	@Override
	public void flush() throws IOException {
		this.sheet.flush();
		this.out.flush();
	}

	@Override
	public void complete() throws IOException {
		this.sheet.setAutoFilter(0, 0, this.row, COLUMNS.size() - 1);
		this.workbook.finish();
		this.out.flush();
	}

}
