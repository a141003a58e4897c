package io.cdrfacade.calls.changes.callback;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.http.MediaType;

/** Describes {@code POST /callbacks/{account}/calls}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "pushCall",
		// Generators leave such an operation out: no client of the API pushes calls.
		extensions = @Extension(
				properties = @ExtensionProperty(name = "x-internal", value = "true", parseValue = true)),
		summary = "Take a record that the platform pushes",
		description = """
				For the platform's record push, if the operator has set a secret for the account. A client that follows \
				`/calls/changes` gets the record as soon as a poll, which it causes, has made sure that none before it is missed.""",
		requestBody = @RequestBody(required = true,
				content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object"),
						examples = @ExampleObject("{\"id\":22670,\"type\":\"callout\",\"answertime\":\"\"}"))))
@SecurityRequirements
@Parameter(name = "account", in = ParameterIn.PATH, required = true, description = """
		The name of the platform account that the record is of. An account without callbacks is answered \
		like one that does not exist.""", schema = @Schema(type = "string", minLength = 1, examples = "default"))
@Parameter(name = CallbackSecrets.HEADER, in = ParameterIn.HEADER,
		description = "The secret that the operator has set.",
		schema = @Schema(type = "string", examples = "the-secret-that-the-operator-has-set"))
@ApiResponse(responseCode = "204", description = "Taken.", content = @Content)
@ApiResponse(responseCode = "400", ref = "#/components/responses/UnreadableRequest")
@ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
@ApiResponse(responseCode = "404", ref = "#/components/responses/NothingThere")
@ApiResponse(responseCode = "405", ref = "#/components/responses/PostOnly")
@ApiResponse(responseCode = "413", ref = "#/components/responses/ContentTooLarge")
@ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
@ApiResponse(responseCode = "503", ref = "#/components/responses/FacadeUnavailable")
@interface PushCallDocumentation {

}
