package io.cdrfacade.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.swagger.v3.core.util.Yaml31;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code docs/openapi.yaml}, which another test keeps up to date. */
final class ApiFile {

	private ApiFile() {
	}

	static JsonNode read() {
		try {
			String yaml = Files.readString(Path.of("docs", "openapi.yaml"));
			return JsonMapper.shared().readTree(Yaml31.mapper().readTree(yaml).toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<JsonNode> operations(JsonNode api) {
		return stream(api.at("/paths")).flatMap(ApiFile::stream);
	}

	static JsonNode resolved(JsonNode api, JsonNode node) {
		return node.has("$ref") ? api.at(node.at("/$ref").asString().substring(1)) : node;
	}

	static Stream<JsonNode> stream(JsonNode values) {
		return StreamSupport.stream(values.spliterator(), false);
	}

}
