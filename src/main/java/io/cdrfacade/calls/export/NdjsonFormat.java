package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.OutputStream;

import io.cdrfacade.calls.CallWriter;
import io.cdrfacade.calls.JsonBytes;
import io.cdrfacade.platform.Cdr;

/** Lines of JSON: each call as {@code GET /calls} shows it, and a line feed. */
final class NdjsonFormat {

	private static final byte[] END_OF_LINE = { '\n' };

	/** Lines are sent when there are this many bytes of them. */
	private static final int ENOUGH = 7000;

	private NdjsonFormat() {
	}

	static CallSink open(ExportQuery query, OutputStream out) {
		JsonBytes lines = new JsonBytes();
		CallWriter calls = new CallWriter(query.view(), lines);
		return new CallSink() {

			@Override
			public void write(Cdr cdr) throws IOException {
				calls.write(cdr);
				lines.piece(END_OF_LINE);
				if (lines.length() >= ENOUGH) {
					lines.moveTo(out);
				}
			}

			@Override
			public void flush() throws IOException {
				lines.moveTo(out);
				out.flush();
			}

		};
	}

}
