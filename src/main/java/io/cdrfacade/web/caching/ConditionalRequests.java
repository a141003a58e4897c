package io.cdrfacade.web.caching;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Describes the header that earns a 304, wherever there is one. */
@Component
final class ConditionalRequests implements GlobalOpenApiCustomizer {

	private static final String NOT_MODIFIED = "304";

	@Override
	public void customise(OpenAPI api) {
		api.getPaths()
			.values()
			.stream()
			.map(PathItem::readOperations)
			.flatMap(List::stream)
			.filter((operation) -> operation.getResponses().containsKey(NOT_MODIFIED))
			.forEach(ConditionalRequests::describe);
	}

	private static void describe(Operation operation) {
		StringSchema tag = new StringSchema();
		tag.setExamples(List.of("\"2fd4e1c67a2d28fced849ee1bb76e739\""));
		operation.addParametersItem(new HeaderParameter().name(HttpHeaders.IF_NONE_MATCH)
			.description("The `ETag` of an answer that you have; 304 without content if it would be the same.")
			.schema(tag));
	}

}
