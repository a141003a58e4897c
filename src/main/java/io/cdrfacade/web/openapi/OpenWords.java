package io.cdrfacade.web.openapi;

import java.util.List;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

/**
 * Describes a text that is one of some words, of which later versions may have more. An
 * {@code enum} would make clients fail on others, and of {@code anyOf} with an
 * {@code enum} and a text some generators make a class for two texts.
 */
public final class OpenWords {

	private OpenWords() {
	}

	/**
	 * Describes words.
	 * @param known the words that are known
	 * @param description what the text means
	 * @return a schema that also allows other words
	 */
	public static Schema<?> schema(List<String> known, String description) {
		Schema<?> schema = new StringSchema().description(description);
		schema.addExtension("x-extensible-enum", known);
		return schema;
	}

}
