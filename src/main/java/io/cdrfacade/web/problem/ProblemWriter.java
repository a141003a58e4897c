package io.cdrfacade.web.problem;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.text.WholeCharacters;
import io.cdrfacade.web.PreferredLanguage;
import io.cdrfacade.web.observe.DiagnosticContext;
import io.cdrfacade.web.observe.PrivatePath;
import io.cdrfacade.web.observe.Route;
import io.cdrfacade.web.observe.TraceId;
import io.cdrfacade.web.proxy.PublicPath;

/** Answers with problems. This is the one place that turns faults into problems. */
@Component
final class ProblemWriter {

	private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

	/** The framework repeats headers, and an answer must not grow with the request. */
	private static final int MAX_DETAIL = 256;

	private final JsonMapper json;

	private final ObjectProvider<ProblemHeaders> headers;

	ProblemWriter(JsonMapper json, ObjectProvider<ProblemHeaders> headers) {
		this.json = json;
		this.headers = headers;
	}

	/**
	 * Answers a request that could not be served, even if it does not accept problems.
	 * @param request the request
	 * @param response its response, of which nothing has been sent yet
	 * @param thrown why it could not be served
	 * @throws IOException if the caller has gone
	 */
	void answer(HttpServletRequest request, HttpServletResponse response, Exception thrown) throws IOException {
		answer(request, response, log(request, thrown), PublicPath.root(request), request.getRequestURI());
	}

	/**
	 * Logs why a request could not be served, unless that is the caller's fault. Refusals
	 * because of load are only counted, as log lines would add to the load.
	 * @param request the request
	 * @param thrown why it could not be served
	 * @return the problem for the caller
	 */
	ProblemTemplate log(HttpServletRequest request, Exception thrown) {
		ProblemTemplate fault = fault(request, thrown);
		if (fault.status() >= 500 && fault.code() != ProblemCode.OVERLOADED) {
			DiagnosticContext.log(request, () -> log(request, fault, thrown));
		}
		return fault;
	}

	private static void log(HttpServletRequest request, ProblemTemplate fault, Exception thrown) {
		if (fault.code() == ProblemCode.INTERNAL_ERROR) {
			log.error("{} {} failed", request.getMethod(), Route.of(request), thrown);
		}
		else {
			log.warn("{} {} failed: {} ({})", request.getMethod(), Route.of(request), fault.code().code(),
					fault.detail());
		}
	}

	/**
	 * Answers a request with a problem.
	 * @param request the request
	 * @param response its response, of which nothing has been sent yet
	 * @param fault what is wrong
	 * @param root the path under which the caller knows the facade
	 * @param path path of the request as the caller knows it, if it is known
	 * @throws IOException if the caller has gone
	 */
	void answer(HttpServletRequest request, HttpServletResponse response, ProblemTemplate fault, String root,
			@Nullable String path) throws IOException {
		Locale language = PreferredLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
		Problem problem = fault.in(root, PrivatePath.shown(Objects.requireNonNullElse(path, "/")), TraceId.of(request));
		byte[] content = this.json.writeValueAsBytes(ProblemTexts.translate(problem, fault.code(), language));
		response.resetBuffer();
		response.setStatus(fault.status());
		fault.headers().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		this.headers.forEach((more) -> more.add(request, response));
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(content.length);
		response.getOutputStream().write(content);
	}

	private static ProblemTemplate fault(HttpServletRequest request, Exception thrown) {
		return switch (thrown) {
			case InvalidParametersException ex -> ProblemTemplate.of(ex);
			case ProblemException ex -> ProblemTemplate.of(ex);
			case PlatformException ex -> PlatformProblems.of(ex);
			case HttpMessageNotReadableException _ -> ProblemTemplate.unreadableContent();
			case IllegalArgumentException _ when hasWildcard(request.getContentType()) ->
				ProblemTemplate.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Could not parse Content-Type.");
			case HttpMediaTypeNotSupportedException ex when request.getContentType() == null -> ProblemTemplate
				.of(ex.getStatusCode().value(), "The header `Content-Type` is missing.", ex.getHeaders());
			case ErrorResponse ex when ex.getStatusCode().is4xxClientError() -> ofFramework(ex);
			default -> ProblemTemplate.of(ProblemCode.INTERNAL_ERROR, ProblemCode.INTERNAL_ERROR.cause());
		};
	}

	/** The framework refuses these where it reads the headers of a request. */
	private static boolean hasWildcard(@Nullable String contentType) {
		return contentType != null && contentType.contains("*");
	}

	private static ProblemTemplate ofFramework(ErrorResponse ex) {
		ProblemCode code = ProblemCode.of(ex.getStatusCode().value());
		String detail = (code != ProblemCode.NOT_FOUND) ? ex.getBody().getDetail() : null;
		return ProblemTemplate.of(ex.getStatusCode().value(),
				WholeCharacters.shortened(MAX_DETAIL, Objects.requireNonNullElse(detail, code.cause())),
				withImpliedMethods(ex.getHeaders()));
	}

	/** A path that answers GET also answers HEAD and OPTIONS. */
	private static HttpHeaders withImpliedMethods(HttpHeaders headers) {
		Set<HttpMethod> allowed = new LinkedHashSet<>(headers.getAllow());
		if (!allowed.contains(HttpMethod.GET)) {
			return headers;
		}
		allowed.add(HttpMethod.HEAD);
		allowed.add(HttpMethod.OPTIONS);
		HttpHeaders all = new HttpHeaders(headers);
		all.setAllow(allowed);
		return all;
	}

}
