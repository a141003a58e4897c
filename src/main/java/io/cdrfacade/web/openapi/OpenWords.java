package io.cdrfacade.web.openapi;

import java.util.List;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

/**
 * Describes words of which there may be more one day: a text, with those that are known.
 * An {@code enum} would make clients fail on others, and of {@code anyOf} with an
 * {@code enum} and a text some generators make a class for two texts.
 */
public final class OpenWords {

	private OpenWords() {
	}

	/**
	 * Describes words.
	 * @param known the words of today
	 * @param description what they say
	 * @return a schema that allows others, too
	 */
	public static Schema<?> schema(List<String> known, String description) {
		Schema<?> schema = new StringSchema().description(description);
		schema.addExtension("x-extensible-enum", known);
		return schema;
	}

}
