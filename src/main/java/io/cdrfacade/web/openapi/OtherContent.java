package io.cdrfacade.web.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

/**
 * Moves media types beside JSON, such as event streams and tables, out of
 * {@code content}. Otherwise the answer of generated clients would be JSON or text.
 */
final class OtherContent {

	/** Has the same form as the field {@code content} of a response. */
	static final String NAME = "x-other-content";

	private OtherContent() {
	}

	static void describe(Operation operation) {
		operation.getResponses().values().forEach(OtherContent::describe);
	}

	private static void describe(ApiResponse response) {
		Content content = response.getContent();
		if (content != null && content.size() > 1 && content.containsKey(APPLICATION_JSON_VALUE)) {
			Map<String, MediaType> others = new LinkedHashMap<>(content);
			MediaType json = others.remove(APPLICATION_JSON_VALUE);
			response.content(new Content().addMediaType(APPLICATION_JSON_VALUE, json)).addExtension(NAME, others);
		}
	}

}
