package io.cdrfacade.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import io.cdrfacade.web.parameter.AccountParameter;

/** Documents the parameters that {@link SelectionReader} reads, except the range. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(name = "zone", in = ParameterIn.QUERY, description = """
		The IANA name, such as `Europe/Berlin`, of the time zone for times without an offset and for all \
		times in the answer. When clocks are put back, a local time means its first occurrence; when they are put \
		forward, a local time that is skipped means the moment of the change. Default: the zone of the account.""",
		schema = @Schema(type = "string", minLength = 2, maxLength = 64,
				examples = { "Asia/Shanghai", "Europe/Berlin", "UTC" }))
@Parameter(name = "direction", in = ParameterIn.QUERY, description = "Direction, seen from the call centre.",
		schema = @Schema(type = "string", allowableValues = { "inbound", "outbound", "all" }, defaultValue = "all",
				examples = "outbound"))
@Parameter(name = "method", in = ParameterIn.QUERY, description = """
		How the call was made: from extension to extension (`internal`), dialled by hand (`manual`), started over the \
		platform's API (`api`) or over the one that calls both parties (`two-way`), by the predictive dialler \
		(`predictive`), by IVR or as a group call (`ivr`).""",
		schema = @Schema(type = "string",
				allowableValues = { "internal", "manual", "api", "two-way", "predictive", "ivr", "all" },
				defaultValue = "all", examples = "two-way"))
@Parameter(name = "extension", in = ParameterIn.QUERY,
		description = """
				Extension numbers, at most 100: repeat the parameter or separate them by commas. Those of more than six digits, \
				which may be phone numbers, need the scope `numbers:read`. Default: all.""",
		style = ParameterStyle.FORM, explode = Explode.TRUE,
		array = @ArraySchema(maxItems = 100, arraySchema = @Schema(examples = "[\"8001\", \"8002\"]"),
				schema = @Schema(type = "string", pattern = "^[0-9A-Za-z*#_.-]{1,32}(,[0-9A-Za-z*#_.-]{1,32}){0,99}$")))
@Parameter(name = "destination", in = ParameterIn.QUERY, description = "The number called. Default: all.",
		schema = @Schema(type = "string", pattern = "^\\+?[0-9*#]{1,32}$", minLength = 1, maxLength = 33,
				examples = "13387525701"))
@Parameter(name = "number", in = ParameterIn.QUERY,
		description = """
				The number of either party: the number called, or the one shown to the called party. With `direction=outbound`, \
				the number called. Default: all.""",
		schema = @Schema(type = "string", pattern = "^\\+?[0-9*#]{1,32}$", minLength = 1, maxLength = 33,
				examples = "13387525701"))
@Parameter(name = "answered", in = ParameterIn.QUERY, description = "Whether the call was answered. Default: both.",
		schema = @Schema(type = "boolean", examples = "false"))
@Parameter(name = "minTalkSeconds", in = ParameterIn.QUERY,
		description = "Calls with at least so many seconds of talk. Default: any.",
		schema = @Schema(type = "integer", format = "int32", minimum = "0", maximum = "2147483647", examples = "60"))
@Parameter(name = "maxTalkSeconds", in = ParameterIn.QUERY,
		description = "Calls with at most so many seconds of talk. Default: any.",
		schema = @Schema(type = "integer", format = "int32", minimum = "0", maximum = "2147483647", examples = "600"))
@Parameter(name = "hasRecording", in = ParameterIn.QUERY,
		description = "Whether the call has a recording. Default: both.",
		schema = @Schema(type = "boolean", examples = "true"))
@Parameter(name = "hangupCause", in = ParameterIn.QUERY,
		description = """
				Why the call ended: the words of `hangup.cause`; repeat the parameter or separate them by commas. Default: all.""",
		style = ParameterStyle.FORM, explode = Explode.TRUE,
		array = @ArraySchema(arraySchema = @Schema(examples = "[\"busy\", \"no-answer\"]"),
				schema = @Schema(type = "string", pattern = "^[a-z-]+(,[a-z-]+)*$")))
@Parameter(name = "hangupBy", in = ParameterIn.QUERY, description = """
		Who ended the call: the words of `hangup.by`; repeat the parameter or separate them by commas. Default: all.""",
		style = ParameterStyle.FORM, explode = Explode.TRUE,
		array = @ArraySchema(arraySchema = @Schema(examples = "[\"callee\"]"),
				schema = @Schema(type = "string", pattern = "^[a-z-]+(,[a-z-]+)*$")))
@Parameter(name = "userId", in = ParameterIn.QUERY, description = "Custom data of the call: employee. Default: all.",
		schema = @Schema(type = "string", minLength = 1, maxLength = 128, examples = "1001"))
@Parameter(name = "memberId", in = ParameterIn.QUERY, description = "Custom data of the call: member. Default: all.",
		schema = @Schema(type = "string", minLength = 1, maxLength = 128, examples = "M-2041"))
@Parameter(name = "maturity", in = ParameterIn.QUERY, description = "Custom data of the call: maturity. Default: all.",
		schema = @Schema(type = "string", minLength = 1, maxLength = 128, examples = "3"))
@Parameter(name = "customerId", in = ParameterIn.QUERY,
		description = "Custom data of the call: customer. Default: all.",
		schema = @Schema(type = "string", minLength = 1, maxLength = 128, examples = "C-88"))
@Parameter(name = AccountParameter.NAME, in = ParameterIn.QUERY, description = AccountParameter.DESCRIPTION,
		schema = @Schema(type = "string", minLength = 1, maxLength = AccountParameter.MAX_LENGTH, examples = "default"))
public @interface CallFieldParameters {

}
