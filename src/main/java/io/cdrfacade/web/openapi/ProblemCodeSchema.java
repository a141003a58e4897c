package io.cdrfacade.web.openapi;

import java.util.Arrays;

import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.problem.ProblemCode;

/**
 * Describes the codes of problems as a type of their own, by which clients can name them.
 */
@Component
final class ProblemCodeSchema implements GlobalOpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		api.getComponents()
			.addSchemas("ProblemCode",
					OpenWords.schema(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList(),
							"A kind of problem, for programs. Codes never change; others may come."));
	}

}
