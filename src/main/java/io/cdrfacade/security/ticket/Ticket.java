package io.cdrfacade.security.ticket;

import java.time.OffsetDateTime;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ticket as its caller gets it. */
@Schema(name = "Ticket", description = "Takes the place of credentials for one path and some minutes.")
record Ticket(
		@Schema(description = "The value of the query parameter `ticket`. Treat it like a password.",
				example = TicketDocumentation.TICKET) String ticket,
		@Schema(description = "When it ends; what has begun by then goes on.",
				example = "2026-11-22T16:35:15+08:00") OffsetDateTime expiresAt,
		@Schema(description = "The path with the ticket; more parameters can be added.", format = "uri-reference",
				example = "/recordings/20190927-8001-22671.wav?ticket=" + TicketDocumentation.TICKET) String href) {

	/** It must never reach a log. */
	@Override
	public String toString() {
		return "Ticket[expiresAt=" + this.expiresAt + "]";
	}

	/**
	 * What a ticket is wanted for, as the API describes it; {@link TicketFields} reads
	 * it.
	 *
	 * @param path the path, percent-encoded; a query goes into the ticket's link
	 */
	@Schema(name = "TicketRequest", description = "What a ticket is wanted for.",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record Request(@Schema(description = """
			`/calls/changes`, `/calls/export`, or `/recordings/` with the name of a file, percent-encoded as in \
			`recording.href`, which can be sent as it is.""", requiredMode = Schema.RequiredMode.REQUIRED,
			example = "/recordings/20190927-8001-22671.wav") @Nullable String path) {
	}

}
