package io.cdrfacade.web.openapi;

import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

/**
 * Describes the rate limit, which callers who are known get with every answer. Operations
 * without security requirements have none.
 */
final class RateLimitHeaders {

	private static final String LIMIT = "RateLimit";

	private static final String POLICY = "RateLimit-Policy";

	private static final String UNRECOGNISED = "401";

	private RateLimitHeaders() {
	}

	static void describe(OpenAPI api) {
		Components components = api.getComponents();
		components.addHeaders(LIMIT, ResponseHeaders.text(
				"What is left of the caller's limit, if there is one, and in how many seconds it is whole again.",
				"\"caller\";r=0;t=60"));
		components.addHeaders(POLICY, ResponseHeaders
			.text("The caller's limit, if there is one: requests in a window of seconds.", "\"caller\";q=100;w=60"));
		api.getPaths()
			.values()
			.stream()
			.flatMap((path) -> path.readOperations().stream())
			.filter((operation) -> !List.of().equals(operation.getSecurity()))
			.forEach((operation) -> describe(operation.getResponses(), components));
	}

	private static void describe(ApiResponses responses, Components components) {
		responses.forEach((status, response) -> {
			if (!status.equals(UNRECOGNISED) && !status.equals(ApiResponses.DEFAULT)) {
				String ref = Objects.requireNonNullElse(response.get$ref(), "");
				ApiResponse described = components.getResponses()
					.getOrDefault(ref.substring(ref.lastIndexOf('/') + 1), response);
				described.addHeaderObject(LIMIT, new Header().$ref(LIMIT));
				described.addHeaderObject(POLICY, new Header().$ref(POLICY));
			}
		});
	}

}
