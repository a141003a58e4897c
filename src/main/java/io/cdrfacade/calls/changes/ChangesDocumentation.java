package io.cdrfacade.calls.changes;

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
import org.springframework.http.MediaType;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallFieldParameters;
import io.cdrfacade.security.TicketParameter;

/** Describes {@code GET /calls/changes}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "listChanges", summary = "Follow calls as they end", description = """
		Calls that have ended since your last look, each exactly once, in the order of their `id`s. Any number of \
		consumers can follow, each at its own speed; none touches the platform's sync marks, and all of them together \
		cost the platform one poll per interval.

		Begin without a cursor (from now on) or with `from` (calls that ended then or later), and send the `cursor` of \
		each answer with the next request. A cursor never expires and works on every replica: \
		the server keeps nothing for you. With `wait` the answer waits until there is a call, so that a loop of such \
		requests is as fast as a stream. While `hasMore` is true, more calls are available at once, even if `items` is \
		empty: long ranges of the past are read in steps.

		With `Accept: text/event-stream` the answer is a stream of **server-sent events** instead, which `EventSource` \
		reads: `event: call`, the call as `data`, and as `id` the cursor after it, which a browser sends back as \
		`Last-Event-ID` when it has to connect again. It then goes on with the next call. A cursor that is newer than \
		all data of the platform (which was probably reset) is an error on `cursor`, and on a \
		stream the event `reset`, after which the stream goes on with new calls. Where too many streams are open, too \
		many requests are at work, or your rate limit is used up, a stream ends at once with a longer `retry`, as \
		browsers never come again after an error status.

		Filters apply to what is new; they are not part of the cursor. `account` must be the same as before.""")
@CallFieldParameters
@Parameter(name = "from", in = ParameterIn.QUERY, description = """
		Without a cursor: begin with the calls that **ended** at this time or later. Written as in `/calls`, from 1970 \
		to now, at most as far back as a range may be long; any time if the last event is sent. Default: now.""",
		schema = @Schema(type = "string", minLength = 10, maxLength = 64,
				examples = { "2026-11-22T14:58:37+08:00", "2026-11-22T14:58:37", "2026-11-22" }))
@Parameter(name = "cursor", in = ParameterIn.QUERY,
		description = "The cursor of the last answer. Not together with `from`.",
		schema = @Schema(type = "string", minLength = 1, maxLength = Cursors.MAX_LENGTH,
				examples = ChangesPage.CURSOR_EXAMPLE))
@Parameter(name = "limit", in = ParameterIn.QUERY,
		description = "Most calls in the answer, or in one step of a stream.",
		schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "1000", defaultValue = "100",
				examples = "500"))
@Parameter(name = "wait", in = ParameterIn.QUERY,
		description = "How many seconds to wait for a call if there is none yet. Streams always wait.",
		schema = @Schema(type = "integer", format = "int32", minimum = "0", maximum = "30", defaultValue = "0",
				examples = "30"))
@Parameter(name = ChangesQuery.LAST_EVENT_ID, in = ParameterIn.HEADER,
		description = "The `id` of the last event. It is used instead of `cursor` if both are sent. Browsers send it themselves.",
		schema = @Schema(type = "string", examples = ChangesPage.CURSOR_EXAMPLE))
@Parameter(name = ChangesQuery.LAST_EVENT_ID_PARAMETER, in = ParameterIn.QUERY,
		description = "The same as the header `Last-Event-ID`, for clients that cannot send headers.",
		schema = @Schema(type = "string", minLength = 1, maxLength = Cursors.MAX_LENGTH,
				examples = ChangesPage.CURSOR_EXAMPLE))
@Parameter(name = HttpHeaders.ACCEPT_LANGUAGE, in = ParameterIn.HEADER,
		description = """
				The language of the texts of problems and of the event `reset`: Chinese if it prefers `zh`, otherwise English.""",
		schema = @Schema(type = "string", examples = "zh-CN"))
@TicketParameter
@ApiResponse(responseCode = "200", description = "What has ended since.", headers = {
		@Header(name = "Cache-Control", description = "Never to be kept; `no-transform` for streams only.",
				schema = @Schema(type = "string", example = "no-store, no-transform")),
		@Header(name = "X-Accel-Buffering", description = "Asks proxies not to hold a stream back. Streams only.",
				schema = @Schema(type = "string", example = "no")) },
		content = {
				@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
						schema = @Schema(implementation = ChangesPage.class),
						examples = @ExampleObject(name = "changes", summary = "One call has ended",
								description = "No more calls are available at the moment.",
								value = ChangesDocumentation.EXAMPLE)),
				@Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
						examples = {
								@ExampleObject(name = "stream", summary = "One call has ended",
										description = "Comments in between keep the connection alive.",
										value = ChangesDocumentation.EVENTS),
								@ExampleObject(name = "reset", summary = "The platform's data was reset",
										description = "The cursor was newer than all data of the platform.",
										value = ChangesDocumentation.RESET) }) })
@interface ChangesDocumentation {

	/** The call that the platform's documentation shows, as new. */
	String EXAMPLE = "{\n  \"items\": [\n" + Call.EXAMPLE + """
			  ],
			  "cursor": "AQAAAAAAAFiOAAABmqnDRCqAAAAAAAAAAH3bcl6mY7xGk0sdB3hUuPE",
			  "hasMore": false
			}
			""";

	/** The same as a stream. */
	String EVENTS = """
			retry: 2000

			: calls as they end

			: still here
			id: AQAAAAAAAFiNAAABmqnDQwKAAAAAAAAAAIxBv3lqQ0m5s1d2yJp7uEw

			event: call
			id: AQAAAAAAAFiOAAABmqnDRCqAAAAAAAAAAH3bcl6mY7xGk0sdB3hUuPE
			data: {"id":22670,"direction":"outbound","method":"ivr","extension":null,"destination":"13387525701",\
			"displayNumber":"2190170001","startedAt":"2019-09-27T14:58:37+08:00","answeredAt":null,\
			"endedAt":"2019-09-27T14:59:05+08:00","answered":false,"durationSeconds":28,"talkSeconds":0,"userId":"0",\
			"memberId":"0","maturity":"0","customerId":"0","keysPressed":"#","hangup":{"by":"callee","byCode":10041,\
			"cause":"other","causeCode":10020},"recording":null,"href":"/calls/22670?at=2019-09-27T14:58:37%2B08:00"}

			: still here
			id: AQAAAAAAAFiOAAABmqnDUx6AAAAAAAAAAFtb0qN9f4Cw2m1YqWk3jMo
			""";

	/** A stream that goes on with new calls. */
	String RESET = """
			retry: 2000

			: calls as they end

			event: reset
			data: {"code":"cursor-ahead","detail":"The cursor is newer than all data of the platform, which was probably \
			reset. The stream goes on with new calls; get the earlier ones with `from`."}

			""";

}
