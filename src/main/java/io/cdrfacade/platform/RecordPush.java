package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the platform sends of its own accord when a call has ended. Only that it has, and
 * under which id, is taken from it: the record itself is read from the platform, where
 * nobody else can have written it.
 *
 * @param id record id, if it tells one
 */
public record RecordPush(@Nullable Long id) {

	private static final JsonFactory JSON = new JsonFactory();

	/**
	 * Reads a push.
	 * @param content one JSON object
	 * @return the push, or {@code null} if the content is something else
	 */
	public static @Nullable RecordPush read(byte[] content) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			RecordPush push = new RecordPush(id(parser));
			return (parser.nextToken() == null) ? push : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static @Nullable Long id(JsonParser parser) {
		long id = WireValues.NONE;
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			boolean wanted = "id".equals(parser.currentName());
			parser.nextToken();
			if (wanted) {
				id = WireValues.integer(parser);
			}
			else {
				parser.skipChildren();
			}
		}
		return (id != WireValues.NONE) ? (Long) id : null;
	}

}
