package io.cdrfacade.recordings;

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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import io.cdrfacade.security.TicketParameter;
import io.cdrfacade.web.parameter.AccountParameter;

/** Describes {@code GET /recordings/{fileName}}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Operation(operationId = "getRecording", summary = "Get a recording",
		description = """
				Streams the audio of a recording, so that an `<audio>` element plays and seeks it over this server's origin.

				Take the path from `recording.href` of a call. A single `Range` of bytes is answered with 206, also if the host \
				of the recording knows no ranges; several ranges with all of it. `HEAD` tells length and type.

				If the recording breaks off on its way, so does the connection: what has the announced length is whole. One \
				whose length is not known is not sent over HTTP/1.0, which does not show such a cut.

				`delivery=redirect` answers with the platform's own link instead, which expires soon and works for everyone who has it.""")
@Parameter(name = "fileName", in = ParameterIn.PATH, required = true, description = """
		File name of the recording: one segment of the path, percent-encoded, at most 255 bytes as UTF-8. \
		Names that may hold a phone number, being seven digits in a row that are no date or time, need the scope \
		`numbers:read`.""",
		schema = @Schema(type = "string", minLength = 1, maxLength = 255, examples = "20190927-8001-22671.wav"))
@Parameter(name = AccountParameter.NAME, in = ParameterIn.QUERY, description = AccountParameter.DESCRIPTION,
		schema = @Schema(type = "string", minLength = 1, maxLength = AccountParameter.MAX_LENGTH, examples = "default"))
@Parameter(name = "delivery", in = ParameterIn.QUERY,
		description = "Whether to send the audio (`stream`) or a link to it (`redirect`).",
		schema = @Schema(type = "string", allowableValues = { "stream", "redirect" }, defaultValue = "stream",
				examples = "redirect"))
@Parameter(name = "Range", in = ParameterIn.HEADER, description = "Which bytes to send; all of them by default.",
		schema = @Schema(type = "string", examples = "bytes=0-99"))
@Parameter(name = "If-Range", in = ParameterIn.HEADER, description = """
		The `ETag` or `Last-Modified` that a `Range` is meant for; another recording comes as a whole.""",
		schema = @Schema(type = "string", examples = "\"5f2c-66044\""))
@Parameter(name = "If-Modified-Since", in = ParameterIn.HEADER, description = """
		The `Last-Modified` of the recording that you have; 304 without content if it would be the same. \
		Does not count beside `If-None-Match`.""",
		schema = @Schema(type = "string", examples = "Fri, 27 Sep 2019 06:59:05 GMT"))
@TicketParameter
@ApiResponse(responseCode = "200", description = "The recording.",
		headers = {
				@Header(name = "Accept-Ranges", description = "Ranges of bytes can be asked for.",
						schema = @Schema(type = "string", example = "bytes")),
				@Header(name = "Content-Length", description = "How many bytes come, if that is known.",
						schema = @Schema(type = "integer", minimum = "0", example = "66044")),
				@Header(name = "Content-Disposition", description = "The file name.",
						schema = @Schema(type = "string", example = "inline; filename=\"20190927-8001-22671.wav\"")),
				@Header(name = "ETag", description = "Identifies exactly this recording, if its host sends one.",
						schema = @Schema(type = "string", example = "\"5f2c-66044\"")),
				@Header(name = "Last-Modified", description = "When it was made, if its host says so.",
						schema = @Schema(type = "string", example = "Fri, 27 Sep 2019 06:59:05 GMT")),
				@Header(name = "Cache-Control", description = "Only the caller may keep it, for so many seconds.",
						schema = @Schema(type = "string", example = "private, max-age=3600")),
				@Header(name = "Vary", description = "The request headers on which the answer depends.",
						schema = @Schema(type = "string", example = "Authorization, X-API-Key")) },
		content = { @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")),
				@Content(mediaType = "application/octet-stream",
						schema = @Schema(type = "string", format = "binary")) })
@ApiResponse(responseCode = "206", description = "The part of the recording that `Range` asks for.",
		headers = {
				@Header(name = "Content-Range", description = "Which bytes come, and of how many.",
						schema = @Schema(type = "string", example = "bytes 0-99/66044")),
				@Header(name = "Content-Length", description = "How many bytes come.",
						schema = @Schema(type = "integer", minimum = "0", example = "100")) },
		content = { @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")),
				@Content(mediaType = "application/octet-stream",
						schema = @Schema(type = "string", format = "binary")) })
@ApiResponse(responseCode = "302", description = "The platform's own link, with `delivery=redirect`.",
		headers = {
				@Header(name = "Location", description = "The link, which expires soon.",
						schema = @Schema(type = "string", format = "uri",
								example = "https://records.example.com/files/5f2c1e0b7a9d4c3e")),
				@Header(name = "Cache-Control", description = "Not for caches.",
						schema = @Schema(type = "string", example = "no-store")) },
		content = @Content)
@ApiResponse(responseCode = "304",
		description = "The recording is still the one that `If-None-Match` or `If-Modified-Since` means.",
		content = @Content)
@ApiResponse(responseCode = "404", ref = "#/components/responses/RecordingNotFound")
@ApiResponse(responseCode = "416", ref = "#/components/responses/RangeNotSatisfiable")
@ApiResponse(responseCode = "426", ref = "#/components/responses/HttpVersionTooOld")
@interface GetRecordingDocumentation {

}
