package io.cdrfacade.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/** Documents the parameters that {@link SelectionReader} reads. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(name = "from", in = ParameterIn.QUERY,
		description = """
				Calls dialled at this time or later. An ISO 8601 time with an offset or `Z`, such as \
				`2019-09-27T14:58:37+08:00`; a local time, which is read in `zone`; or a date, which is its start. From 1970 to \
				2199. Default: 24 hours before `to`.""",
		schema = @Schema(type = "string", minLength = 10, maxLength = 64,
				examples = { "2019-09-27T14:58:37+08:00", "2019-09-27T14:58:37", "2019-09-27" }))
@Parameter(name = "to", in = ParameterIn.QUERY, description = """
		Calls dialled before this time, which is exclusive, so that adjacent ranges never share or lose a call. \
		Written like `from`. Default: now.""",
		schema = @Schema(type = "string", minLength = 10, maxLength = 64,
				examples = { "2019-09-28T00:00:00+08:00", "2019-09-28T00:00:00", "2019-09-28" }))
@CallFieldParameters
public @interface CallFilterParameters {

}
