package io.cdrfacade.web.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

/**
 * Describes what an operation can answer with beside JSON apart from it: event streams
 * and tables. In generated clients the answer would otherwise be JSON or text.
 */
@Component
final class OtherContent implements GlobalOpenApiCustomizer {

	/** Has the same form as the field {@code content} of a response. */
	static final String NAME = "x-other-content";

	@Override
	public void customise(OpenAPI api) {
		api.getPaths()
			.values()
			.stream()
			.map(PathItem::readOperations)
			.flatMap(List::stream)
			.flatMap((operation) -> operation.getResponses().values().stream())
			.forEach(OtherContent::describe);
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
