package io.cdrfacade.calls;

import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.openapi.OpenWords;

/**
 * Describes the words that stand for codes: a type for each, by which clients can name
 * them.
 */
@Component
final class WordSchemas implements GlobalOpenApiCustomizer {

	static final String DIRECTION = "#/components/schemas/CallDirection";

	static final String METHOD = "#/components/schemas/CallMethod";

	static final String HANGUP_REASON = "#/components/schemas/HangupReason";

	@Override
	public void customise(OpenAPI api) {
		api.getComponents()
			.addSchemas("CallDirection",
					OpenWords.schema(Words.DIRECTIONS.all(),
							"A direction, seen from the call centre; others may come."))
			.addSchemas("CallMethod",
					OpenWords.schema(Words.METHODS.all(), "How a call can be made; other ways may come."))
			.addSchemas("HangupReason", OpenWords.schema(Words.HANGUP_REASONS.all(),
					"Who ended a call, or why; `unknown` if the platform has a new code. Other words may come."));
	}

}
