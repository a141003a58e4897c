package io.cdrfacade.calls.list;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallId;
import io.cdrfacade.web.openapi.CachedAnswer;
import io.cdrfacade.web.parameter.AccountParameter;

/** Describes {@code GET /calls/{id}}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "getCall", summary = "Get a call",
		description = """
				Gets one call. Take the path from `href` of a call: it holds `at`, with which the platform is asked \
				once, unless the time of the call could not be read.

				Without `at` the facade looks for the id, among recent calls first and then further and further back, which takes up \
				to 40 requests to the platform; the call is then **kept** for a while. If \
				they are not enough, `detail` of the 404 says so.""")
@Parameter(name = "id", in = ParameterIn.PATH, description = "The record id.",
		schema = @Schema(type = "string", pattern = "^" + CallId.FORM + "$", examples = "22670"))
@Parameter(name = "at", in = ParameterIn.QUERY,
		description = """
				When the call was dialled: its `startedAt`. An ISO 8601 time with an offset or `Z`; a local time, which is read in \
				`zone`; or a date, which is its start. Not in the future, apart from two hours, by which the platform's clock may be ahead.""",
		schema = @Schema(type = "string", minLength = 10, maxLength = 64, examples = "2019-09-27T14:58:37+08:00"))
@Parameter(name = "zone", in = ParameterIn.QUERY,
		description = "The IANA name of the time zone of the answer. Default: the zone of the account.",
		schema = @Schema(type = "string", minLength = 2, maxLength = 64, examples = "Asia/Shanghai"))
@Parameter(name = AccountParameter.NAME, in = ParameterIn.QUERY, description = AccountParameter.DESCRIPTION,
		schema = @Schema(type = "string", minLength = 1, maxLength = AccountParameter.MAX_LENGTH, examples = "default"))
@CachedAnswer(maxAge = 3600)
@ApiResponse(responseCode = "200", description = "The call.",
		content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Call.class),
				examples = @ExampleObject(name = "call", summary = "A call",
						description = "An outbound call that was not answered.", value = Call.EXAMPLE)))
@ApiResponse(responseCode = "404", ref = "#/components/responses/CallNotFound")
@interface GetCallDocumentation {

}
