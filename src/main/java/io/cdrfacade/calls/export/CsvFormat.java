package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Formulas;
import io.cdrfacade.platform.Cdr;

/** A table as RFC 4180 has it, with a header row. */
final class CsvFormat implements CallSink {

	private static final String END_OF_LINE = "\r\n";

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private static final CallColumn[] COLUMNS = CallColumn.values();

	private static final ObjectWriter WRITER = CsvMapper.builder()
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
		.build()
		.writer();

	private final CallView view;

	private final JsonGenerator rows;

	CsvFormat(ExportQuery query, OutputStream out) throws IOException {
		if (query.bom()) {
			out.write(BYTE_ORDER_MARK);
		}
		char delimiter = query.delimiter().character();
		out.write(header(delimiter).getBytes(StandardCharsets.US_ASCII));
		this.view = query.view();
		this.rows = WRITER.with(CsvSchema.emptySchema().withLineSeparator(END_OF_LINE).withColumnSeparator(delimiter))
			.createGenerator(out);
	}

	/** It is there even if there are no rows. */
	private static String header(char delimiter) {
		return Arrays.stream(COLUMNS)
			.map(CallColumn::title)
			.collect(Collectors.joining(String.valueOf(delimiter), "", END_OF_LINE));
	}

	@Override
	public void write(Cdr cdr) {
		Call call = Call.of(cdr, this.view);
		this.rows.writeStartArray();
		for (CallColumn column : COLUMNS) {
			writeCell(column.of(call));
		}
		this.rows.writeEndArray();
	}

	private void writeCell(@Nullable Object value) {
		switch (value) {
			case null -> this.rows.writeString("");
			case String text -> this.rows.writeString(Formulas.defuse(text));
			case OffsetDateTime time -> this.rows.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
			case Long number -> this.rows.writeNumber(number);
			case Integer number -> this.rows.writeNumber(number);
			case Boolean truth -> this.rows.writeBoolean(truth);
			default -> throw new IllegalArgumentException("No cell for " + value.getClass());
		}
	}

	@Override
	public void flush() {
		this.rows.flush();
	}

}
