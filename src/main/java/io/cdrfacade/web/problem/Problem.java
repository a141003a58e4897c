package io.cdrfacade.web.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem as RFC 9457 defines it, with the members that the facade adds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "What went wrong, as RFC 9457 defines it.")
public record Problem(
		@Schema(description = "Reference to the description of this kind of problem.",
				format = "uri-reference") String type,
		@Schema(description = "This kind of problem in a few words.") String title,
		@Schema(description = "The HTTP status.", minimum = "400", maximum = "599") int status,
		@Schema(description = "What is wrong this time.") String detail,
		@Schema(description = "Path of the request.", format = "uri-reference") String instance,
		@Schema(description = "This kind of problem, for programs; never changes.",
				ref = "#/components/schemas/ProblemCode") String code,
		@Schema(description = "Identifies the request in the facade's logs.",
				pattern = "^[0-9a-f]{32}$") String traceId,
		@Schema(description = "All faults of the input; with `invalid-parameter` only.") @Nullable List<ParameterFault> errors,
		@Schema(description = "How the platform put it; with faults of the platform only.") @Nullable Upstream upstream) {

	/** How the platform put a refusal or failure. */
	@Schema(name = "Upstream", description = "How the platform put a refusal or failure.")
	public record Upstream(@Schema(description = "The platform's status.") int ret,
			@Schema(description = "The platform's code of a failure inside.", types = {
					"string", "null" }) @Nullable String code,
			@Schema(description = "The platform's words.") @Nullable String message){
	}

}
