package io.cdrfacade.calls;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes the words for who ended a call, and why, as one schema, so that generated
 * clients have one type for them.
 */
@Component
final class HangupReasonSchema implements GlobalOpenApiCustomizer {

	static final String REFERENCE = "#/components/schemas/HangupReason";

	@Override
	public void customise(OpenAPI api) {
		api.getComponents()
			.addSchemas("HangupReason", new StringSchema()._enum(Words.HANGUP_REASONS.all())
				.description("Who ended a call, or why; `unknown` if the platform has a new code."));
	}

}
