package io.cdrfacade.sandbox.php;

import java.util.Map;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON as PHP does: ASCII only, and slashes escaped. */
public final class PhpJson {

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.enable(JsonWriteFeature.ESCAPE_NON_ASCII)
			.enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
			.disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
			.build())
		.build();

	private PhpJson() {
	}

	public static String write(Map<String, ?> fields) {
		return MAPPER.writeValueAsString(fields);
	}

}
