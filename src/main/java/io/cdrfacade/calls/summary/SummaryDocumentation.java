package io.cdrfacade.calls.summary;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;

import io.cdrfacade.calls.CallFilterParameters;
import io.cdrfacade.web.openapi.CachedAnswer;

/** Describes {@code GET /calls/summary}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "summariseCalls", summary = "Count calls",
		description = """
				Counts the calls of a time range, in total and in groups.

				Hours, days and months are those of `zone`: a day can have 23 or 25 hours, and an hour that clocks repeat is there \
				twice, with different offsets. Those without calls are there with zeros, also the first and the last, of which \
				the range may hold only a part. Other groups are there only if they have calls. With a time and a field, each \
				value of the field has all times. Calls without a value make a group whose key is `null`, the last.

				Whole days that ended long ago are **kept**, for each combination of filters, so that a long range asked for \
				again costs only its new days. `Cache-Control: no-cache` in the request counts all of it again.

				The number of calls that one request may read is limited (problem `too-many-calls`), and so is the number of \
				groups (`too-many-groups`).""")
@CallFilterParameters
@Parameter(name = "sync", in = ParameterIn.QUERY, description = """
		Calls by the platform's sync mark: queried before (`read`), or all. Counting never marks calls.""",
		schema = @Schema(type = "string", allowableValues = { "all", "read" }, defaultValue = "all", examples = "read"))
@Parameter(name = "groupBy", in = ParameterIn.QUERY,
		description = """
				What to group by: `none`, or one or two of `hour`, `day`, `month`, `hourOfDay` (`00` to `23`), `dayOfWeek` \
				(`monday` to `sunday`), `direction`, `method`, `extension`, `hangupCause` and `userId`, separated by a comma.""",
		schema = @Schema(type = "string", defaultValue = "none", examples = { "day", "day,extension" }))
@Parameter(name = "format", in = ParameterIn.QUERY,
		description = """
				`json`, or `csv`: a header row with the dimensions and the figures, and a row for each group (without `groupBy` \
				one for all calls). Wins over `Accept`.""",
		schema = @Schema(type = "string", allowableValues = { "json", "csv" }, defaultValue = "json", examples = "csv"))
@CachedAnswer(maxAge = 5)
@ApiResponse(responseCode = "200", description = "What was counted.", headers = {
		@Header(name = "Cache-Control", description = SummaryDocumentation.CACHE_CONTROL,
				schema = @Schema(type = "string", example = "private, max-age=5")),
		@Header(name = "Age", description = "For how many seconds the oldest of the days has been kept, if all were.",
				schema = @Schema(type = "integer", minimum = "0", example = "2")),
		@Header(name = "Cache-Status", description = SummaryDocumentation.CACHE_STATUS,
				schema = @Schema(type = "string", example = "cdr-facade; fwd=partial; stored")) },
		content = {
				@Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Summary.class),
						examples = @ExampleObject(name = "days", summary = "Two days",
								description = "There were no calls on the second day.",
								value = SummaryDocumentation.EXAMPLE)),
				@Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary"),
						examples = @ExampleObject(name = "table", summary = "Two days",
								description = "A header row, and a row for each group.",
								value = SummaryDocumentation.TABLE)) })
@ApiResponse(responseCode = "400", ref = "#/components/responses/TooMuchToCount")
@interface SummaryDocumentation {

	/** What the header is for. */
	String CACHE_CONTROL = """
			For how many seconds the answer may be used without asking again, counted from when it was made (see `Age`).""";

	/** What the header is for. */
	String CACHE_STATUS = """
			Where the numbers came from (RFC 9211): `hit` if all days were kept, for `ttl` more seconds; `fwd=miss` from \
			the platform; `fwd=partial` kept days and the rest from the platform; `fwd=request` all from the platform \
			because the request demanded it, `fwd=bypass` because sync marks change. `collapsed` shares the answer of \
			another request at the same time; `stored`: days were kept.""";

	/** The answer to a query by day. */
	String EXAMPLE = """
			{
			  "from": "2019-09-27T00:00:00+08:00",
			  "to": "2019-09-29T00:00:00+08:00",
			  "zone": "Asia/Shanghai",
			  "groupBy": "day",
			  "total": { "calls": 412, "answered": 251, "answerRate": 0.609, "talkSeconds": 30120, \
			"averageTalkSeconds": 120.0, "averageWaitSeconds": 9.4 },
			  "groups": [
			    { "key": "2019-09-27", "keys": ["2019-09-27"], "calls": 412, "answered": 251, "answerRate": 0.609, "talkSeconds": 30120, \
			"averageTalkSeconds": 120.0, "averageWaitSeconds": 9.4 },
			    { "key": "2019-09-28", "keys": ["2019-09-28"], "calls": 0, "answered": 0, "answerRate": null, "talkSeconds": 0, \
			"averageTalkSeconds": null, "averageWaitSeconds": null }
			  ]
			}
			""";

	/** The same as a table. */
	String TABLE = """
			day,calls,answered,answerRate,talkSeconds,averageTalkSeconds,averageWaitSeconds\r
			2019-09-27,412,251,0.609,30120,120.0,9.4\r
			2019-09-28,0,0,,0,,\r
			""";

}
