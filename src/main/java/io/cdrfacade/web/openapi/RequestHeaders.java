package io.cdrfacade.web.openapi;

import java.util.List;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springframework.http.HttpHeaders;

/** Describes headers of requests. */
final class RequestHeaders {

	private RequestHeaders() {
	}

	/** Every operation can end with a problem. Some say more of the header themselves. */
	static void describeLanguage(Operation operation) {
		boolean described = operation.getParameters() != null && operation.getParameters()
			.stream()
			.anyMatch((parameter) -> HttpHeaders.ACCEPT_LANGUAGE.equals(parameter.getName()));
		if (!described) {
			operation.addParametersItem(text(HttpHeaders.ACCEPT_LANGUAGE,
					"The language of the texts of problems: Chinese if it prefers `zh`, otherwise English.", "zh-CN"));
		}
	}

	static HeaderParameter text(String name, String description, String example) {
		StringSchema schema = new StringSchema();
		schema.setExamples(List.of(example));
		HeaderParameter parameter = new HeaderParameter();
		parameter.name(name).description(description).schema(schema);
		return parameter;
	}

}
