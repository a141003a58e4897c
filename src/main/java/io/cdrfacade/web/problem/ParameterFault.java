package io.cdrfacade.web.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.text.WholeCharacters;

/**
 * What is wrong with a parameter.
 *
 * @param parameter the parameter's name as it was sent
 * @param value what was sent, shortened
 * @param message what is wrong, as a predicate of the name
 * @param allowed the words that are allowed, where there are only some
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ParameterFault", description = "What is wrong with a parameter.")
public record ParameterFault(
		@Schema(description = "The parameter's name as it was sent.", example = "direction") String parameter,
		@Schema(description = "What was sent, shortened when long.", example = "up") String value,
		@Schema(description = "What is wrong, for people.",
				example = "must be one of inbound, outbound, all") String message,
		@Schema(description = "The words that are allowed, where there are only some.",
				example = "[\"inbound\", \"outbound\", \"all\"]") @Nullable List<String> allowed) {

	/** An answer must not grow with the request. */
	static final int MAX_ECHO = 64;

	public static ParameterFault of(String parameter, String value, String message, @Nullable List<String> allowed) {
		return new ParameterFault(WholeCharacters.shortened(MAX_ECHO, parameter),
				WholeCharacters.shortened(MAX_ECHO, value), message, allowed);
	}

}
