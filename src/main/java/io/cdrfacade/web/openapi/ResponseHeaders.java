package io.cdrfacade.web.openapi;

import java.util.Map;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Describes headers of responses. */
final class ResponseHeaders {

	private ResponseHeaders() {
	}

	static Header text(String description, String example) {
		return new Header().description(description).schema(new StringSchema().example(example));
	}

	/** Adds the headers that a response does not describe itself. */
	static void addMissing(Map<String, Header> headers, ApiResponse response) {
		headers.forEach((name, header) -> {
			if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
				response.addHeaderObject(name, header);
			}
		});
	}

}
