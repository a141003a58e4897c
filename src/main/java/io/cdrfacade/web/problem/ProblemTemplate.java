package io.cdrfacade.web.problem;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A fault, without the request that it belongs to.
 *
 * @param code the kind of problem
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param headers headers that go with it
 * @param errors all faults of the input
 * @param upstream how the platform put it
 */
public record ProblemTemplate(ProblemCode code, int status, String detail, HttpHeaders headers,
		@Nullable List<ParameterFault> errors, Problem.@Nullable Upstream upstream) {

	public static ProblemTemplate of(ProblemCode code, String detail) {
		return new ProblemTemplate(code, code.status().value(), detail, HttpHeaders.EMPTY, null, null);
	}

	public static ProblemTemplate of(ProblemException ex) {
		String detail = (ex.getMessage() != null) ? ex.getMessage() : ex.code().cause();
		return new ProblemTemplate(ex.code(), ex.code().status().value(), detail, ex.headers(), null, null);
	}

	/** Content that is not what its headers say, such as broken chunks. */
	static ProblemTemplate unreadableContent() {
		return of(ProblemCode.BAD_REQUEST, "The content of the request cannot be read.");
	}

	/** In whole seconds, as HTTP has it, rounded up. */
	static HttpHeaders retryAfter(@Nullable Duration wait) {
		HttpHeaders headers = new HttpHeaders();
		if (wait != null && wait.isPositive()) {
			long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		}
		return headers;
	}

	public static ProblemTemplate of(int status, String detail, HttpHeaders headers) {
		return new ProblemTemplate(ProblemCode.of(status), status, detail, headers, null, null);
	}

	/** A request that the server or a filter refused with a status only. */
	static ProblemTemplate refused(int status, HttpServletRequest request, @Nullable String path,
			@Nullable Throwable thrown) {
		ProblemCode code = ProblemCode.of(status);
		String detail = (code == ProblemCode.BAD_REQUEST) ? BadRequestCause.of(request, path, thrown) : code.cause();
		return of(status, detail, HttpHeaders.EMPTY);
	}

	public static ProblemTemplate of(InvalidParametersException ex) {
		ProblemCode code = ProblemCode.INVALID_PARAMETER;
		return new ProblemTemplate(code, code.status().value(), ex.detail(), HttpHeaders.EMPTY, ex.faults(), null);
	}

	/**
	 * Makes the problem of a request.
	 * @param root the path under which the caller knows the facade
	 * @param instance path of the request
	 * @param traceId identifies the request in logs
	 * @return the problem
	 */
	public Problem in(String root, String instance, String traceId) {
		return new Problem(root + this.code.type(), this.code.title(), this.status, this.detail, instance,
				this.code.code(), traceId, this.errors, this.upstream);
	}

}
