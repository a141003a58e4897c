package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.platform.Cdr;

/** A table as RFC 4180 has it, with a header row. */
final class CsvFormat {

	private static final String END_OF_LINE = "\r\n";

	private final ObjectWriter csv;

	private final byte[] header;

	CsvFormat() {
		CsvMapper mapper = CsvMapper.builder()
			.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
			.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
			.enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
			.build();
		CsvSchema schema = mapper.schemaFor(CsvRow.class).withLineSeparator(END_OF_LINE);
		this.csv = mapper.writerFor(CsvRow.class).with(schema);
		this.header = header(schema).getBytes(StandardCharsets.US_ASCII);
	}

	/** Also for no rows at all. */
	private static String header(CsvSchema schema) {
		return StreamSupport.stream(schema.spliterator(), false)
			.map(CsvSchema.Column::getName)
			.collect(Collectors.joining(",", "", END_OF_LINE));
	}

	CallSink open(CallView view, OutputStream out) throws IOException {
		out.write(this.header);
		JsonGenerator rows = this.csv.createGenerator(out);
		return new CallSink() {

			@Override
			public void write(Cdr cdr) {
				CsvFormat.this.csv.writeValue(rows, CsvRow.of(Call.of(cdr, view)));
			}

			@Override
			public void flush() {
				rows.flush();
			}

		};
	}

}
