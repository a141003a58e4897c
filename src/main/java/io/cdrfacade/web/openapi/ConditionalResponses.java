package io.cdrfacade.web.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springframework.http.HttpHeaders;

/**
 * Describes conditional requests: the header that leads to a 304, and the headers that
 * 206 and 304 repeat from the 200 of their operation.
 */
final class ConditionalResponses {

	private static final String OK = "200";

	private static final String PARTIAL_CONTENT = "206";

	private static final String NOT_MODIFIED = "304";

	/** Describe the content, which a 304 does not have. */
	private static final Set<String> OF_CONTENT = Set.of(HttpHeaders.ACCEPT_RANGES, HttpHeaders.CONTENT_DISPOSITION,
			HttpHeaders.CONTENT_LENGTH);

	private ConditionalResponses() {
	}

	static void describe(Operation operation) {
		ApiResponses responses = operation.getResponses();
		if (responses.get(OK) == null || responses.get(OK).getHeaders() == null) {
			return;
		}
		Map<String, Header> headers = responses.get(OK).getHeaders();
		if (responses.containsKey(PARTIAL_CONTENT)) {
			ResponseHeaders.addMissing(headers, responses.get(PARTIAL_CONTENT));
		}
		if (responses.containsKey(NOT_MODIFIED)) {
			Map<String, Header> others = new LinkedHashMap<>(headers);
			others.keySet().removeAll(OF_CONTENT);
			ResponseHeaders.addMissing(others, responses.get(NOT_MODIFIED));
			operation.addParametersItem(RequestHeaders.text(HttpHeaders.IF_NONE_MATCH,
					"The `ETag` of an answer that you have; 304 without content if it would be the same.",
					"\"2fd4e1c67a2d28fced849ee1bb76e739\""));
		}
	}

}
