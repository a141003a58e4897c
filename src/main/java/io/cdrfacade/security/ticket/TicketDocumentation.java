package io.cdrfacade.security.ticket;

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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.MediaType;

/** Describes {@code POST /tickets}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "createTicket", summary = "Create a ticket", description = """
		For `<audio>`, `EventSource` and download links, which can send no header. Ask for a ticket with your usual \
		credentials, and put it into the URL as the query parameter `ticket`.

		A ticket is good for `GET` and `HEAD` of one path, with any other parameters, for some minutes. It has your \
		rights, counts towards your rate limit, and works on every replica. What has begun goes on when the ticket \
		ends. A wrong or expired ticket is answered with 401.""",
		requestBody = @RequestBody(required = true,
				content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
						schema = @Schema(implementation = Ticket.Request.class),
						examples = {
								@ExampleObject(name = "recording", summary = "A player",
										value = "{\"path\":\"/recordings/20190927-8001-22671.wav\"}"),
								@ExampleObject(name = "changes", summary = "An event stream",
										value = "{\"path\":\"/calls/changes\"}"),
								@ExampleObject(name = "export", summary = "A download",
										value = "{\"path\":\"/calls/export\"}") })))
@ApiResponse(responseCode = "201", description = "The ticket.",
		headers = @Header(name = "Cache-Control", description = "Never to be kept.",
				schema = @Schema(type = "string", example = "no-store")),
		content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
				schema = @Schema(implementation = Ticket.class)))
@ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
@ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
@ApiResponse(responseCode = "405", ref = "#/components/responses/PostOnly")
@ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
@ApiResponse(responseCode = "413", ref = "#/components/responses/ContentTooLarge")
@ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
@ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyRequests")
@ApiResponse(responseCode = "503", ref = "#/components/responses/FacadeUnavailable")
@interface TicketDocumentation {

	/** What a ticket looks like. */
	String TICKET = "AAAAAGrC2bMABGJvc3MACmNhbGxzOnJlYWQAAStzO0mXz1sH2eUqk4r7pQx1";

}
