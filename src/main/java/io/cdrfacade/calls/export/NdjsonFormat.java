package io.cdrfacade.calls.export;

import java.io.OutputStream;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.Call;

/** Lines of JSON: each call as {@code GET /calls} shows it, and a line feed. */
final class NdjsonFormat {

	private final ObjectWriter json;

	NdjsonFormat(JsonMapper json) {
		this.json = json.writerFor(Call.class)
			.withRootValueSeparator("")
			.without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE, SerializationFeature.INDENT_OUTPUT)
			.without(StreamWriteFeature.AUTO_CLOSE_TARGET);
	}

	CallSink open(OutputStream out) {
		JsonGenerator lines = this.json.createGenerator(out);
		return new CallSink() {

			@Override
			public void write(Call call) {
				NdjsonFormat.this.json.writeValue(lines, call);
				lines.writeRaw('\n');
			}

			@Override
			public void flush() {
				lines.flush();
			}

		};
	}

}
