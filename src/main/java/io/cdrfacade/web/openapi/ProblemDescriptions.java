package io.cdrfacade.web.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.web.problem.ParameterFault;
import io.cdrfacade.web.problem.Problem;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemTemplate;

/** Describes answers with problems: their headers, and an example of each problem. */
final class ProblemDescriptions {

	private static final ParameterFault FAULT = ParameterFault.of("direction", "up",
			"must be one of inbound, outbound, all", List.of("inbound", "outbound", "all"));

	private static final Map<ProblemCode, Problem.Upstream> UPSTREAM = Map.of(ProblemCode.UPSTREAM_REJECTED,
			new Problem.Upstream(400, null, "非法请求：参数错误"), ProblemCode.UPSTREAM_FAILED,
			new Problem.Upstream(200, "1003", "操作失败"), ProblemCode.UPSTREAM_NOT_AUTHORISED,
			new Problem.Upstream(601, null, "appid未授权"));

	private final JsonMapper json;

	ProblemDescriptions(JsonMapper json) {
		this.json = json;
	}

	/** The answer with a status, which is one of some problems. */
	ApiResponse response(HttpStatus status, List<ProblemCode> codes) {
		MediaType content = new MediaType().schema(new Schema<Problem>().$ref("Problem"));
		codes.forEach((code) -> content.addExamples(code.code(),
				new Example().summary(code.title()).description(code.cause()).value(example(code, status))));
		ApiResponse response = new ApiResponse()
			.description(codes.stream().map(ProblemCode::title).collect(Collectors.joining("; ")) + ".")
			.content(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					content))
			.addHeaderObject("Cache-Control", ResponseHeaders.text("Problems are not for caches.", "no-store"))
			.addHeaderObject("Content-Language",
					ResponseHeaders.text("The language of the texts: `en`, or `zh` if `Accept-Language` prefers it.",
							"en"))
			.addHeaderObject("Vary", ResponseHeaders.text("What the texts depend on.", "Accept-Language"));
		describeHeaders(status, response);
		return response;
	}

	private static void describeHeaders(HttpStatus status, ApiResponse response) {
		switch (status) {
			case NOT_ACCEPTABLE -> response.addHeaderObject("Accept",
					ResponseHeaders.text(
							"The media types that the path can answer with, unless the request's cannot be read.",
							"application/json"));
			case UNSUPPORTED_MEDIA_TYPE -> response
				.addHeaderObject("Accept",
						ResponseHeaders.text("What `Content-Type` may be, where that is what was wrong.",
								"application/json"))
				.addHeaderObject("Accept-Encoding", ResponseHeaders
					.text("What `Content-Encoding` may be, where that is what was wrong.", "identity"));
			case METHOD_NOT_ALLOWED -> response.addHeaderObject("Allow",
					ResponseHeaders.text("The methods that the path knows.", "GET, HEAD, OPTIONS"));
			case REQUESTED_RANGE_NOT_SATISFIABLE -> response.addHeaderObject("Content-Range",
					ResponseHeaders.text("The length of the recording, where it is known.", "bytes */66044"));
			case UPGRADE_REQUIRED -> {
				response.addHeaderObject("Upgrade",
						ResponseHeaders.text("The oldest version that will do.", "HTTP/1.1"));
				response.addHeaderObject("Connection", ResponseHeaders.text("Goes with `Upgrade`.", "Upgrade"));
			}
			case SERVICE_UNAVAILABLE -> response.addHeaderObject("Retry-After",
					ResponseHeaders.text("Seconds to wait before the next attempt, where waiting helps.", "5"));
			case UNAUTHORIZED -> response.addHeaderObject("WWW-Authenticate",
					ResponseHeaders.text("How to authenticate.", "ApiKey realm=\"cdr-facade\", header=\"X-API-Key\""));
			case TOO_MANY_REQUESTS -> response.addHeaderObject("Retry-After",
					ResponseHeaders.text("Seconds to wait before the next attempt.", "3"));
			default -> {
			}
		}
	}

	private Map<?, ?> example(ProblemCode code, HttpStatus status) {
		List<ParameterFault> errors = (code == ProblemCode.INVALID_PARAMETER) ? List.of(FAULT) : null;
		ProblemTemplate fault = new ProblemTemplate(code, status.value(),
				(errors != null) ? "`direction` " + FAULT.message() : code.cause(), HttpHeaders.EMPTY, errors,
				UPSTREAM.get(code));
		return this.json.convertValue(fault.in("", "/calls", "4bf92f3577b34da6a3ce929d0e0e4736"), Map.class);
	}

}
