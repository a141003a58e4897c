package io.cdrfacade.web.openapi;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Describes the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	private static final String DESCRIPTION = """
			Call detail records of a call-centre platform as clean JSON.

			- **Times** are ISO 8601. Answers carry the offset of the zone asked for with `zone`. A `+` that arrives as a \
			space, because it was not escaped as `%2B`, is read as `+`.
			- **Ranges** hold `from` and leave out `to`.
			- **Fields** are never missing: without a value they are `null`.
			- **Unknown parameters** are refused, so that a typo does not silently widen a query. An empty parameter counts \
			as absent, and `_` is ignored.
			- **Errors** are problems as in RFC 9457. Decide on `code`, which never changes; `errors` lists all faults of \
			the input at once; `traceId` finds the request in the logs.
			- `HEAD` and `OPTIONS` work wherever `GET` does.
			""";

	/**
	 * Describes what many operations have in common. The rate limit is in all responses,
	 * so that it comes after those.
	 */
	@Bean
	GlobalOpenApiCustomizer commonDescription(JsonMapper json) {
		ProblemResponses problems = new ProblemResponses(json);
		return (api) -> {
			List<Operation> operations = api.getPaths()
				.values()
				.stream()
				.flatMap((path) -> path.readOperations().stream())
				.toList();
			operations.forEach(ConditionalResponses::describe);
			operations.forEach(RequestHeaders::describeLanguage);
			problems.describe(api);
			RateLimitHeaders.describe(api);
			operations.forEach(OtherContent::describe);
		};
	}

	@Bean
	OpenAPI openApi(@Value("${spring.application.version}") String version) {
		return new OpenAPI()
			.info(new Info().title("cdr-facade")
				.description(DESCRIPTION)
				.version(version)
				.contact(new Contact().name("The maintainers of cdr-facade"))
				.license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
			.security(List.of())
			.servers(List.of(new Server().url("/").description("This server")));
	}

}
