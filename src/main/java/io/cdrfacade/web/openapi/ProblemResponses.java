package io.cdrfacade.web.openapi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.web.problem.ParameterFault;
import io.cdrfacade.web.problem.Problem;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemTemplate;

/** Describes the problems that operations can answer with. */
@Component
final class ProblemResponses implements GlobalOpenApiCustomizer {

	/** Problems of every endpoint that may ask the platform. */
	private static final List<ProblemCode> READING = List.of(ProblemCode.INVALID_PARAMETER, ProblemCode.BAD_REQUEST,
			ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN, ProblemCode.QUOTA_EXCEEDED,
			ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.METHOD_NOT_ALLOWED, ProblemCode.NOT_ACCEPTABLE,
			ProblemCode.INTERNAL_ERROR, ProblemCode.UPSTREAM_REJECTED, ProblemCode.UPSTREAM_FAILED,
			ProblemCode.UPSTREAM_MALFORMED, ProblemCode.UPSTREAM_NOT_AUTHORISED, ProblemCode.UPSTREAM_UNAVAILABLE,
			ProblemCode.OVERLOADED, ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE, ProblemCode.UPSTREAM_TIMEOUT);

	/** What anybody else can be told. */
	private static final List<HttpStatus> EVERYWHERE = List.of(HttpStatus.UNAUTHORIZED, HttpStatus.METHOD_NOT_ALLOWED,
			HttpStatus.INTERNAL_SERVER_ERROR);

	/** Names by which operations refer to what only they are answered with. */
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

	/** For operations that only ever post: their 405 names other methods. */
	private static final String POST_ONLY = "PostOnly";

	private static final String LIMIT = "RateLimit";

	private static final String POLICY = "RateLimit-Policy";

	private static final String UNRECOGNISED = Integer.toString(HttpStatus.UNAUTHORIZED.value());

	private static final ParameterFault FAULT = ParameterFault.of("direction", "up",
			"must be one of inbound, outbound, all", List.of("inbound", "outbound", "all"));

	private static final Map<ProblemCode, Problem.Upstream> UPSTREAM = Map.of(ProblemCode.UPSTREAM_REJECTED,
			new Problem.Upstream(400, null, "非法请求：参数错误"), ProblemCode.UPSTREAM_FAILED,
			new Problem.Upstream(200, "1003", "操作失败"), ProblemCode.UPSTREAM_NOT_AUTHORISED,
			new Problem.Upstream(601, null, "appid未授权"));

	private final JsonMapper json;

	ProblemResponses(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void customise(OpenAPI api) {
		Map<HttpStatus, List<ProblemCode>> byStatus = READING.stream()
			.collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
		Components components = api.getComponents();
		ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
		byStatus.forEach((status, codes) -> components.addResponses(name(status), response(status, codes)));
		new TreeMap<>(OWN)
			.forEach((name, codes) -> components.addResponses(name, response(codes.getFirst().status(), codes)));
		components.addResponses(REFUSED, response(HttpStatus.EXPECTATION_FAILED, List.of(ProblemCode.REQUEST_REFUSED)));
		components.addResponses(POST_ONLY, postOnly());
		components.addHeaders(LIMIT, header(
				"What is left of the caller's limit, if there is one, and in how many seconds it is whole again.",
				"\"caller\";r=0;t=60"));
		components.addHeaders(POLICY, header("The caller's limit, if there is one: requests in a window of seconds.",
				"\"caller\";q=100;w=60"));
		api.getPaths().values().forEach((path) -> path.readOperationsMap().forEach((method, operation) -> {
			boolean reads = method == HttpMethod.GET;
			describe(operation, reads ? byStatus.keySet() : EVERYWHERE);
			if (reads) {
				describeLimit(operation.getResponses(), components);
			}
			sort(operation.getResponses());
		}));
	}

	/** For those who read it: by status, and what is left last. */
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

	/** A caller who is known gets these headers with every answer. */
	private static void describeLimit(ApiResponses responses, Components components) {
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

	private static String name(HttpStatus status) {
		return status.getReasonPhrase().replace(" ", "");
	}

	private ApiResponse response(HttpStatus status, List<ProblemCode> codes) {
		MediaType content = new MediaType().schema(new Schema<Problem>().$ref("Problem"));
		codes.forEach((code) -> content.addExamples(code.code(),
				new Example().summary(code.title()).description(code.cause()).value(example(code, status))));
		ApiResponse response = new ApiResponse()
			.description(codes.stream().map(ProblemCode::title).collect(Collectors.joining("; ")) + ".")
			.content(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					content))
			.addHeaderObject("Cache-Control", header("Problems are not for caches.", "no-store"))
			.addHeaderObject("Content-Language",
					header("The language of the texts: `en`, or `zh` if " + "`Accept-Language` prefers it.", "en"))
			.addHeaderObject("Vary", header("What the texts depend on.", "Accept-Language"));
		switch (status) {
			case NOT_ACCEPTABLE -> response.addHeaderObject("Accept",
					header("The media types that the path can answer with, unless the request's cannot be read.",
							"application/json"));
			case METHOD_NOT_ALLOWED ->
				response.addHeaderObject("Allow", header("The methods that the path knows.", "GET, HEAD, OPTIONS"));
			case REQUESTED_RANGE_NOT_SATISFIABLE -> response.addHeaderObject("Content-Range",
					header("The length of the recording, where it is known.", "bytes */66044"));
			case UPGRADE_REQUIRED -> {
				response.addHeaderObject("Upgrade", header("The oldest version that will do.", "HTTP/1.1"));
				response.addHeaderObject("Connection", header("Goes with `Upgrade`.", "Upgrade"));
			}
			case SERVICE_UNAVAILABLE -> response.addHeaderObject("Retry-After",
					header("Seconds to wait before the next attempt, where waiting helps.", "5"));
			case UNAUTHORIZED -> response.addHeaderObject("WWW-Authenticate",
					header("How to authenticate.", "ApiKey realm=\"cdr-facade\", header=\"X-API-Key\""));
			case TOO_MANY_REQUESTS ->
				response.addHeaderObject("Retry-After", header("Seconds to wait before the next attempt.", "3"));
			default -> {
			}
		}
		return response;
	}

	private ApiResponse postOnly() {
		ApiResponse response = response(HttpStatus.METHOD_NOT_ALLOWED, List.of(ProblemCode.METHOD_NOT_ALLOWED));
		response.addHeaderObject("Allow", header("The only method that the path knows.", "POST"));
		return response;
	}

	private static Header header(String description, String example) {
		return new Header().description(description).schema(new StringSchema().example(example));
	}

	private Map<?, ?> example(ProblemCode code, HttpStatus status) {
		List<ParameterFault> errors = (code == ProblemCode.INVALID_PARAMETER) ? List.of(FAULT) : null;
		ProblemTemplate fault = new ProblemTemplate(code, status.value(),
				(errors != null) ? "`direction` " + FAULT.message() : code.cause(), HttpHeaders.EMPTY, errors,
				UPSTREAM.get(code));
		return this.json.convertValue(fault.in("", "/calls", "4bf92f3577b34da6a3ce929d0e0e4736"), Map.class);
	}

}
