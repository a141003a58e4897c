package io.cdrfacade.web.openapi;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes what operations with {@link CachedAnswer} have in common: the header of their
 * requests, and those of their answers.
 */
@Component
final class CachedAnswerHeaders implements GlobalOperationCustomizer {

	private static final String CACHE_CONTROL = """
			For how many seconds the answer may be used without asking again, counted from when it was made (see `Age`); 0 \
			while the platform fails; `no-store` with `sync=unread`.""";

	private static final String DEMANDS = """
			How new the answer has to be: `no-cache` gets a new one from the platform, `max-age` one that is at most so many \
			seconds old, `no-store` a new one that is not kept.""";

	private static final String CACHE_STATUS = """
			Where the answer came from (RFC 9211): `hit` from the cache, for `ttl` more seconds; `fwd=miss` from the \
			platform, `fwd=request` because the request demanded it, `fwd=bypass` because it consumes; `fwd=stale` from \
			the cache because the platform failed, `-ttl` seconds too old. `collapsed` shares the answer of another \
			request at the same time; `stored` was kept.""";

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		CachedAnswer cached = method.getMethodAnnotation(CachedAnswer.class);
		if (cached != null) {
			operation.addParametersItem(RequestHeaders.text(HttpHeaders.CACHE_CONTROL, DEMANDS, "no-cache"));
			ApiResponses responses = operation.getResponses();
			ResponseHeaders.addMissing(headers(cached), Objects.requireNonNull(responses.get("200")));
			responses.putIfAbsent("304",
					new ApiResponse().description("The answer is still the one that `If-None-Match` names."));
		}
		return operation;
	}

	private static Map<String, Header> headers(CachedAnswer cached) {
		Map<String, Header> headers = new LinkedHashMap<>();
		headers.put(HttpHeaders.ETAG,
				ResponseHeaders.text("Identifies exactly this content; send it back as `If-None-Match`.",
						"\"2fd4e1c67a2d28fced849ee1bb76e739\""));
		headers.put(HttpHeaders.CACHE_CONTROL,
				ResponseHeaders.text(CACHE_CONTROL, "private, max-age=" + cached.maxAge()));
		headers.put(HttpHeaders.AGE,
				new Header().description("For how many seconds the answer has been kept, if it was.")
					.schema(new IntegerSchema().format(null).minimum(BigDecimal.ZERO).example(2)));
		headers.put("Cache-Status", ResponseHeaders.text(CACHE_STATUS, "cdr-facade; hit; ttl=3"));
		headers.put(HttpHeaders.VARY, ResponseHeaders.text("The request headers on which the answer depends.",
				"Accept, Accept-Encoding, Authorization, X-API-Key"));
		headers.values().forEach((header) -> header.style(Header.StyleEnum.SIMPLE));
		return headers;
	}

}
