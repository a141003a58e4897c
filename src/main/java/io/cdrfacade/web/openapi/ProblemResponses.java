package io.cdrfacade.web.openapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.web.problem.Problem;
import io.cdrfacade.web.problem.ProblemCode;

/** Describes the problems that operations can answer with. */
final class ProblemResponses {

	/** Problems of every endpoint that may ask the platform. */
	private static final List<ProblemCode> READING = List.of(ProblemCode.INVALID_PARAMETER, ProblemCode.BAD_REQUEST,
			ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN, ProblemCode.QUOTA_EXCEEDED,
			ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.METHOD_NOT_ALLOWED, ProblemCode.NOT_ACCEPTABLE,
			ProblemCode.INTERNAL_ERROR, ProblemCode.UPSTREAM_REJECTED, ProblemCode.UPSTREAM_FAILED,
			ProblemCode.UPSTREAM_MALFORMED, ProblemCode.UPSTREAM_NOT_AUTHORISED, ProblemCode.UPSTREAM_UNAVAILABLE,
			ProblemCode.OVERLOADED, ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE, ProblemCode.UPSTREAM_TIMEOUT);

	/** Problems of all other operations. */
	private static final List<HttpStatus> EVERYWHERE = List.of(HttpStatus.UNAUTHORIZED, HttpStatus.METHOD_NOT_ALLOWED,
			HttpStatus.INTERNAL_SERVER_ERROR);

	/** Problems of single operations, by the names under which these refer to them. */
	private static final Map<String, List<ProblemCode>> OWN = Map.of("ContentTooLarge",
			List.of(ProblemCode.CONTENT_TOO_LARGE), "HttpVersionTooOld", List.of(ProblemCode.HTTP_VERSION_TOO_OLD),
			"NothingThere", List.of(ProblemCode.NOT_FOUND), "Overloaded", List.of(ProblemCode.OVERLOADED),
			"RangeNotSatisfiable", List.of(ProblemCode.RANGE_NOT_SATISFIABLE), "CallNotFound",
			List.of(ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.CALL_NOT_FOUND), "RecordingNotFound",
			List.of(ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.RECORDING_NOT_FOUND), "TooMuchToCount",
			List.of(ProblemCode.INVALID_PARAMETER, ProblemCode.BAD_REQUEST, ProblemCode.TOO_MANY_CALLS,
					ProblemCode.TOO_MANY_GROUPS),
			"UnreadableRequest", List.of(ProblemCode.BAD_REQUEST), "UnsupportedMediaType",
			List.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE));

	/**
	 * The server refuses what it cannot do by several statuses, before there is a path.
	 */
	private static final String REFUSED = "RequestRefused";

	/**
	 * For operations with POST only: the header {@code Allow} of their 405 is different.
	 */
	private static final String POST_ONLY = "PostOnly";

	private final ProblemDescriptions descriptions;

	ProblemResponses(JsonMapper json) {
		this.descriptions = new ProblemDescriptions(json);
	}

	void describe(OpenAPI api) {
		Map<HttpStatus, List<ProblemCode>> byStatus = READING.stream()
			.collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
		Components components = api.getComponents();
		ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
		components.addSchemas("ProblemCode",
				OpenWords.schema(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList(),
						"A kind of problem, for programs. Codes never change; others may come."));
		byStatus.forEach(
				(status, codes) -> components.addResponses(name(status), this.descriptions.response(status, codes)));
		new TreeMap<>(OWN).forEach((name, codes) -> components.addResponses(name,
				this.descriptions.response(codes.getFirst().status(), codes)));
		components.addResponses(REFUSED,
				this.descriptions.response(HttpStatus.EXPECTATION_FAILED, List.of(ProblemCode.REQUEST_REFUSED)));
		components.addResponses(POST_ONLY, postOnly());
		api.getPaths().values().forEach((path) -> path.readOperationsMap().forEach((method, operation) -> {
			describe(operation, (method == HttpMethod.GET) ? byStatus.keySet() : EVERYWHERE);
			sort(operation.getResponses());
		}));
	}

	private ApiResponse postOnly() {
		return this.descriptions.response(HttpStatus.METHOD_NOT_ALLOWED, List.of(ProblemCode.METHOD_NOT_ALLOWED))
			.addHeaderObject("Allow", ResponseHeaders.text("The only method that the path knows.", "POST"));
	}

	/** By status, and the default last. */
	private static void sort(ApiResponses responses) {
		Map<String, ApiResponse> sorted = new TreeMap<>(responses);
		responses.clear();
		responses.putAll(sorted);
	}

	private static void describe(Operation operation, Collection<HttpStatus> statuses) {
		statuses.forEach((status) -> refer(operation, status));
		operation.getResponses().addApiResponse(ApiResponses.DEFAULT, new ApiResponse().$ref(REFUSED));
	}

	/** Operations can refer to another description of a status by themselves. */
	private static void refer(Operation operation, HttpStatus status) {
		String key = Integer.toString(status.value());
		ApiResponse own = operation.getResponses().get(key);
		if (own == null || own.get$ref() == null) {
			operation.getResponses().addApiResponse(key, new ApiResponse().$ref(name(status)));
		}
	}

	private static String name(HttpStatus status) {
		return status.getReasonPhrase().replace(" ", "");
	}

}
