package io.cdrfacade.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Reads YAML as strictly as a cluster does. */
final class Yaml {

	/** Knows no field but those of the model, and turns no number into text or back. */
	private static final ObjectMapper STRICT = strict();

	private Yaml() {
	}

	static JsonNode tree(String yaml) throws IOException {
		return STRICT.readTree(yaml);
	}

	static JsonNode tree(HasMetadata object) {
		return STRICT.valueToTree(object);
	}

	static List<JsonNode> documents(String yaml) throws IOException {
		YAMLFactory factory = new YAMLFactory();
		try (YAMLParser parser = factory.createParser(yaml)) {
			return STRICT.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll();
		}
	}

	static <T> T read(JsonNode node, Class<T> type) throws IOException {
		return STRICT.treeToValue(node, type);
	}

	/** The values of the first text with those of the second over them. */
	static String merge(String values, String others) {
		try {
			JsonNode merged = STRICT.readerForUpdating(tree(values)).readValue(others);
			return STRICT.writeValueAsString(merged);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The lists of both texts one after the other, under the same keys. */
	static String concat(String values, String others) throws IOException {
		ObjectNode merged = (ObjectNode) tree(values);
		tree(others).properties()
			.forEach((list) -> merged.withArray(list.getKey()).addAll((ArrayNode) list.getValue()));
		return merged.toString();
	}

	private static ObjectMapper strict() {
		ObjectMapper mapper = YAMLMapper.builder()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.annotationIntrospector(new NothingElse())
			.build();
		mapper.coercionConfigFor(LogicalType.Textual)
			.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
			.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
			.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
		return mapper;
	}

	/** Does not let the model keep what it does not know. */
	private static final class NothingElse extends JacksonAnnotationIntrospector {

		private static final long serialVersionUID = 1L;

		@Override
		public Boolean hasAnySetter(Annotated annotated) {
			return false;
		}

	}

}
