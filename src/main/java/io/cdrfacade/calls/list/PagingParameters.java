package io.cdrfacade.calls.list;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/** Documents the parameters that {@link CallsQuery} reads. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(name = "sync", in = ParameterIn.QUERY, description = """
		Calls by the platform's sync mark: never queried before (`unread`, which marks what it returns), queried \
		before (`read`), or both (`all`).""",
		schema = @Schema(type = "string", allowableValues = { "all", "unread", "read" }, defaultValue = "all",
				examples = "read"))
@Parameter(name = "page", in = ParameterIn.QUERY, description = "Number of the page.",
		schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "2147483", defaultValue = "1",
				examples = "2"))
@Parameter(name = "size", in = ParameterIn.QUERY, description = "Calls a page.",
		schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "1000", defaultValue = "50",
				examples = "100"))
@Parameter(name = "sort", in = ParameterIn.QUERY,
		description = """
				The order of the calls, `-` for the greatest first. Calls without a value come last, and calls with equal values \
				stay in the platform's order. Default: the platform's order.""",
		schema = @Schema(type = "string",
				allowableValues = { "startedAt", "-startedAt", "talkSeconds", "-talkSeconds", "id", "-id" },
				examples = "-startedAt"))
@interface PagingParameters {

}
