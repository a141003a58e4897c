package io.cdrfacade.calls.list;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallFilterParameters;
import io.cdrfacade.web.openapi.CachedAnswer;

/** Describes {@code GET /calls}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "listCalls", summary = "List calls",
		description = """
				Lists the calls of a time range, a page at a time, in the platform's order.

				To read on, follow the header `Link` with `rel="next"` for as long as there is one. Links keep your filters and \
				fix `from` and `to`, so that "now" stays what it was for the first page.

				The platform knows neither the filters from `number` to `hangupBy` nor `sort`. With one of them the facade \
				reads the calls of the range itself, and the number of calls that it may read is limited (problem \
				`too-many-calls`).

				`sync=unread` **consumes**: the platform marks the calls that it returns as read, for every client of the \
				account. Do not cache such an answer, and do not repeat the request without need. Calls that were read are no \
				longer in the set, so `next` is page 1 of the same range again; page 2 would skip calls. `HEAD` is refused \
				with `sync=unread`.

				Answers are **kept** for a while: those for ranges that ended long ago for longer, all others for some \
				seconds. While the platform fails, older ones are used, which `Age` and `Cache-Status` show. `Cache-Control: \
				no-cache` in the request gets a new answer, `max-age` one that is at most so many seconds old, `no-store` a \
				new one that is not kept. Send the `ETag` back as `If-None-Match` to get a short 304 if nothing has changed.""")
@CallFilterParameters
@PagingParameters
@CachedAnswer(maxAge = 5)
@ApiResponse(responseCode = "200", description = "A page of calls.", headers = {
		@Header(name = "Link", description = ListCallsDocumentation.LINK,
				schema = @Schema(type = "string", example = ListCallsDocumentation.LINK_EXAMPLE)),
		@Header(name = "ETag",
				description = "Identifies exactly this content; send it back as `If-None-Match`. Not with `sync=unread`.",
				schema = @Schema(type = "string", example = "\"2fd4e1c67a2d28fced849ee1bb76e739\"")) },
		content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
				schema = @Schema(implementation = CallPage.class),
				examples = @ExampleObject(name = "calls", summary = "One call on one page",
						description = "An outbound call that was not answered.",
						value = ListCallsDocumentation.EXAMPLE)))
@ApiResponse(responseCode = "400", ref = "#/components/responses/TooManyCalls")
@ApiResponse(responseCode = "304", description = "The page is still the one that `If-None-Match` names.",
		content = @Content)
@interface ListCallsDocumentation {

	/** What the header is for. */
	String LINK = """
			Links to other pages (RFC 8288) with the relations `first`, `prev`, `next` and `last`; with `sync=unread` at \
			most `next`. Follow them as they are. The header has at most 3 KiB, so that proxies take it. With very long filters \
			some links are relative or missing, but never `next`: a query that is still too long is packed into one parameter, \
			`query`, which replaces all others except `page`. If even that is too long and there are more pages, the request is \
			refused. With `sync=unread`, `next` is left out instead, as the calls of the page are marked already.""";

	/** One link of several. */
	String LINK_EXAMPLE = "<https://cdr.example.com/calls?from=2019-09-27T00:00:00%2B08:00"
			+ "&to=2019-09-28T00:00:00%2B08:00&page=2>; rel=\"next\"";

	/** A page with the call that the platform's documentation shows. */
	String EXAMPLE = "{\n  \"items\": [\n" + Call.EXAMPLE + """
			  ],
			  "page": { "number": 1, "size": 50, "totalItems": 1, "totalPages": 1 }
			}
			""";

}
