package io.cdrfacade.web.openapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	/** Problems of operations that read, which may ask the platform, by their status. */
	private static final Map<HttpStatus, List<ProblemCode>> OF_GET = Stream
		.of(ProblemCode.INVALID_PARAMETER, ProblemCode.BAD_REQUEST, ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN,
				ProblemCode.QUOTA_EXCEEDED, ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.METHOD_NOT_ALLOWED,
				ProblemCode.NOT_ACCEPTABLE, ProblemCode.INTERNAL_ERROR, ProblemCode.UPSTREAM_REJECTED,
				ProblemCode.UPSTREAM_FAILED, ProblemCode.UPSTREAM_MALFORMED, ProblemCode.UPSTREAM_NOT_AUTHORISED,
				ProblemCode.UPSTREAM_UNAVAILABLE, ProblemCode.OVERLOADED, ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE,
				ProblemCode.UPSTREAM_TIMEOUT)
		.collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));

	/**
	 * Statuses of problems of all other operations, which describe the rest themselves.
	 */
	private static final List<HttpStatus> OF_OTHER_METHODS = List.of(HttpStatus.UNAUTHORIZED,
			HttpStatus.METHOD_NOT_ALLOWED, HttpStatus.INTERNAL_SERVER_ERROR);

	/**
	 * The server refuses what it cannot do by several statuses, before there is a path.
	 */
	private static final String REFUSED = "RequestRefused";

	private final ProblemDescriptions descriptions;

	ProblemResponses(JsonMapper json) {
		this.descriptions = new ProblemDescriptions(json);
	}

	void describe(OpenAPI api) {
		Components components = api.getComponents();
		ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
		components.addSchemas("ProblemCode",
				OpenWords.schema(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList(),
						"A kind of problem, for programs. Codes never change; others may come."));
		OF_GET.forEach(
				(status, codes) -> components.addResponses(name(status), this.descriptions.response(status, codes)));
		describeOwn(components);
		api.getPaths().values().forEach((path) -> path.readOperationsMap().forEach((method, operation) -> {
			describe(operation, (method == HttpMethod.GET) ? OF_GET.keySet() : OF_OTHER_METHODS);
			sort(operation.getResponses());
		}));
	}

	/** Single operations refer to these responses by name. */
	private void describeOwn(Components components) {
		addOwn(components, "CallNotFound", ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.CALL_NOT_FOUND);
		addOwn(components, "ContentTooLarge", ProblemCode.CONTENT_TOO_LARGE);
		addOwn(components, "HttpVersionTooOld", ProblemCode.HTTP_VERSION_TOO_OLD);
		addOwn(components, "NothingThere", ProblemCode.NOT_FOUND);
		addOwn(components, "FacadeUnavailable", ProblemCode.OVERLOADED, ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE);
		addOwn(components, "RangeNotSatisfiable", ProblemCode.RANGE_NOT_SATISFIABLE);
		addOwn(components, "RecordingNotFound", ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.RECORDING_NOT_FOUND);
		addOwn(components, "TooManyCalls", ProblemCode.INVALID_PARAMETER, ProblemCode.BAD_REQUEST,
				ProblemCode.TOO_MANY_CALLS);
		addOwn(components, "TooMuchToCount", ProblemCode.INVALID_PARAMETER, ProblemCode.BAD_REQUEST,
				ProblemCode.TOO_MANY_CALLS, ProblemCode.TOO_MANY_GROUPS);
		addOwn(components, "UnreadableRequest", ProblemCode.BAD_REQUEST);
		addOwn(components, "UnsupportedMediaType", ProblemCode.UNSUPPORTED_MEDIA_TYPE);
		addOwn(components, REFUSED, ProblemCode.REQUEST_REFUSED);
		addOwn(components, "PostOnly", ProblemCode.METHOD_NOT_ALLOWED).addHeaderObject("Allow",
				ResponseHeaders.text("The only method that the path knows.", "POST"));
	}

	private ApiResponse addOwn(Components components, String name, ProblemCode... codes) {
		ApiResponse response = this.descriptions.response(codes[0].status(), List.of(codes));
		components.addResponses(name, response);
		return response;
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
