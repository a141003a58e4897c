package io.cdrfacade.calls.export;

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
import org.springframework.http.HttpHeaders;

import io.cdrfacade.calls.CallFilterParameters;
import io.cdrfacade.security.TicketParameter;

/** Describes {@code GET /calls/export}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "exportCalls", summary = "Export calls", description = """
		Sends all calls of a time range as one stream, in the platform's order, with the filters of `GET /calls`.

		A call that is in the range during the whole export is sent exactly once, even while other calls end and the \
		platform's pages shift. A call that ends during the export may be missing, but is never sent twice.

		If the platform fails on the way, the connection is **cut**: a chunked response lacks its last chunk, which \
		HTTP clients report as an error. Throw away what came, and ask again. What goes wrong before the first byte \
		is a problem as everywhere. Over HTTP/1.0, which does not show cuts, nothing is exported.

		The stream waits for slow callers, and cuts off those who take nothing for too long.

		A sheet holds 1,048,575 calls; with more in the range, `format=xlsx` is refused (problem `too-many-calls`).""")
@CallFilterParameters
@Parameter(name = "sync", in = ParameterIn.QUERY, description = """
		Calls by the platform's sync mark: queried before (`read`), or any (`all`). An export never marks.""",
		schema = @Schema(type = "string", allowableValues = { "all", "read" }, defaultValue = "all", examples = "read"))
@Parameter(name = "format", in = ParameterIn.QUERY, description = """
		`ndjson`: each call as a line of JSON, as `GET /calls` shows it. `csv`: a table as RFC 4180 has it, with a \
		header row; cells that a spreadsheet would run as a formula have an apostrophe in front. `xlsx`: a sheet for \
		spreadsheet programs, with numbers of phones as text, times as dates in `zone`, and a frozen heading with a \
		filter. Wins over `Accept`.""",
		schema = @Schema(type = "string", allowableValues = { "ndjson", "csv", "xlsx" }, defaultValue = "ndjson",
				examples = "csv"))
@Parameter(name = "bom", in = ParameterIn.QUERY, description = """
		Whether the table begins with a byte-order mark, by which Excel knows UTF-8; with `format=csv` only.""",
		schema = @Schema(type = "boolean", defaultValue = "false", examples = "true"))
@Parameter(name = "delimiter", in = ParameterIn.QUERY,
		description = "What separates the cells; with `format=csv` only.",
		schema = @Schema(type = "string", allowableValues = { "comma", "semicolon", "tab" }, defaultValue = "comma",
				examples = "semicolon"))
@Parameter(name = HttpHeaders.ACCEPT_LANGUAGE, in = ParameterIn.HEADER,
		description = """
				The language of the headings of `xlsx` and of the texts of problems: Chinese if it prefers `zh`, otherwise English.""",
		schema = @Schema(type = "string", examples = "zh-CN"))
@TicketParameter
@ApiResponse(responseCode = "200", description = "The calls.", headers = { @Header(name = "X-Total-Count",
		description = """
				How many calls to expect: what the platform counted at the beginning. Missing with filters that only the \
				facade knows, from `number` to `hangupBy`; a summary with the same parameters counts the calls.""",
		schema = @Schema(type = "integer", minimum = "0", example = "8151")),
		@Header(name = "Content-Disposition", description = "A name for a file, from account, range and format.",
				schema = @Schema(type = "string",
						example = "attachment; filename=\"calls-default-20190927T000000-20190928T000000.csv\"")),
		@Header(name = "Cache-Control", description = "Exports are not for caches.",
				schema = @Schema(type = "string", example = "no-store")),
		@Header(name = "Cache-Status", description = "Exports always come from the platform.",
				schema = @Schema(type = "string", example = "cdr-facade; fwd=bypass")) },
		content = {
				@Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string", format = "binary"),
						examples = @ExampleObject(name = "ndjson", summary = "One call",
								description = "A line of JSON for each call.", value = ExportDocumentation.NDJSON)),
				@Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary"),
						examples = @ExampleObject(name = "csv", summary = "One call",
								description = "A header row, and a row for each call.",
								value = ExportDocumentation.CSV)),
				@Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
						schema = @Schema(type = "string", format = "binary")) })
@ApiResponse(responseCode = "400", ref = "#/components/responses/TooManyCalls")
@ApiResponse(responseCode = "426", ref = "#/components/responses/HttpVersionTooOld")
@interface ExportDocumentation {

	/** The call that the platform's documentation shows, as a string and a line. */
	String NDJSON = "\"{\\\"id\\\":22670,\\\"direction\\\":\\\"outbound\\\",\\\"method\\\":\\\"ivr\\\",\\\"extension\\\":null,"
			+ "\\\"destination\\\":\\\"13387525701\\\",\\\"displayNumber\\\":\\\"2190170001\\\","
			+ "\\\"startedAt\\\":\\\"2019-09-27T14:58:37+08:00\\\",\\\"answeredAt\\\":null,"
			+ "\\\"endedAt\\\":\\\"2019-09-27T14:59:05+08:00\\\",\\\"answered\\\":false,\\\"durationSeconds\\\":28,"
			+ "\\\"talkSeconds\\\":0,\\\"userId\\\":\\\"0\\\",\\\"memberId\\\":\\\"0\\\",\\\"maturity\\\":\\\"0\\\","
			+ "\\\"customerId\\\":\\\"0\\\",\\\"keysPressed\\\":\\\"#\\\",\\\"hangup\\\":{\\\"by\\\":\\\"callee\\\","
			+ "\\\"byCode\\\":10041,\\\"cause\\\":\\\"other\\\",\\\"causeCode\\\":10020},\\\"recording\\\":null,"
			+ "\\\"href\\\":\\\"/calls/22670?at=2019-09-27T14:58:37%2B08:00\\\"}\\n\"";

	/** The same call as a table. */
	String CSV = """
			id,direction,method,extension,destination,displayNumber,startedAt,answeredAt,endedAt,answered,\
			durationSeconds,talkSeconds,userId,memberId,maturity,customerId,keysPressed,hangupBy,hangupByCode,\
			hangupCause,hangupCauseCode,recordingFileName,recordingHref\r
			22670,outbound,ivr,,13387525701,2190170001,2019-09-27T14:58:37+08:00,,2019-09-27T14:59:05+08:00,false,\
			28,0,0,0,0,0,#,callee,10041,other,10020,,\r
			""";

}
