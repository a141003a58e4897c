package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.OutputStream;

import io.cdrfacade.calls.CallWriter;
import io.cdrfacade.calls.JsonBytes;
import io.cdrfacade.platform.Cdr;

/** Lines of JSON: each call as {@code GET /calls} shows it, and a line feed. */
final class NdjsonFormat implements CallSink {

	private static final byte[] END_OF_LINE = { '\n' };

	/** Lines are passed on when there are this many bytes of them. */
	private static final int ENOUGH = 7000;

	private final JsonBytes lines = new JsonBytes();

	private final CallWriter calls;

	private final OutputStream out;

	NdjsonFormat(ExportQuery query, OutputStream out) {
		this.calls = new CallWriter(query.view(), this.lines);
		this.out = out;
	}

	@Override
	public void write(Cdr cdr) throws IOException {
		this.calls.write(cdr);
		this.lines.piece(END_OF_LINE);
		if (this.lines.length() >= ENOUGH) {
			this.lines.moveTo(this.out);
		}
	}

	@Override
	public void flush() throws IOException {
		this.lines.moveTo(this.out);
		this.out.flush();
	}

}
