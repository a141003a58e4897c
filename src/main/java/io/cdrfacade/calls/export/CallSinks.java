package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.OutputStream;

import org.springframework.stereotype.Component;

/** Makes what writes each format. */
@Component
final class CallSinks {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final CsvFormat csv = new CsvFormat();

	CallSink open(ExportQuery query, OutputStream out) throws IOException {
		if (query.bom()) {
			out.write(BYTE_ORDER_MARK);
		}
		return switch (query.format()) {
			case NDJSON -> NdjsonFormat.open(query.view(), out);
			case CSV -> this.csv.open(query.view(), out);
		};
	}

}
