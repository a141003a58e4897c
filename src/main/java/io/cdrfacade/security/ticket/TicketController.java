package io.cdrfacade.security.ticket;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.platform.Accounts;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.parameter.Parameters;
import io.cdrfacade.web.problem.ContentCoding;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Serves {@code POST /tickets}. */
@RestController
@Tag(name = "Tickets", description = "For players, event streams and links, which can send no credentials.")
class TicketController {

	/** More than the longest path takes. */
	private static final int MAX_CONTENT = 16 * 1024;

	private final Tickets tickets;

	private final Accounts accounts;

	private final JsonMapper json;

	TicketController(Tickets tickets, Accounts accounts, JsonMapper json) {
		this.tickets = tickets;
		this.accounts = accounts;
		this.json = json;
	}

	@TicketDocumentation
	@PostMapping(path = "/tickets", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Ticket> createTicket(HttpServletRequest request, @Parameter(hidden = true) Caller caller)
			throws IOException {
		TicketPath path = path(request);
		path.requireGrantedTo(caller);
		return ResponseEntity.status(HttpStatus.CREATED)
			.cacheControl(CacheControl.noStore())
			.body(ticket(limited(caller), path, request.getContextPath()));
	}

	/** Reports the faults of the query and of the content at once. */
	private TicketPath path(HttpServletRequest request) throws IOException {
		Parameters parameters = Parameters.of(request);
		TicketPath path = fields(request).path(parameters, request.getContextPath());
		parameters.verify();
		return Objects.requireNonNull(path);
	}

	private TicketFields fields(HttpServletRequest request) throws IOException {
		ContentCoding.requireNone(request);
		byte[] content = request.getInputStream().readNBytes(MAX_CONTENT + 1);
		if (content.length > MAX_CONTENT) {
			throw new ProblemException(ProblemCode.CONTENT_TOO_LARGE,
					"At most %d bytes are read.".formatted(MAX_CONTENT));
		}
		try {
			TicketFields fields = this.json.readValue(content, TicketFields.class);
			if (fields == null) {
				throw noObject();
			}
			return fields;
		}
		catch (JacksonException ex) {
			throw noObject();
		}
	}

	private static ProblemException noObject() {
		return new ProblemException(ProblemCode.BAD_REQUEST,
				"The content must be one JSON object with the field `path`.");
	}

	/** Leaves out accounts that do not exist, as a token may name any number of them. */
	private Caller limited(Caller caller) {
		Set<String> known = caller.accounts()
			.stream()
			.filter((name) -> name.equals(Caller.ALL_ACCOUNTS) || this.accounts.find(name).isPresent())
			.collect(Collectors.toSet());
		return new Caller(caller.name(), caller.scopes(), known);
	}

	private Ticket ticket(Caller caller, TicketPath path, String contextPath) {
		Instant end = this.tickets.end();
		String ticket = this.tickets.write(caller, path.path(), end);
		String link = contextPath + path.link() + (path.link().contains("?") ? "&" : "?");
		return new Ticket(ticket, end.atZone(this.accounts.defaultAccount().zone()).toOffsetDateTime(),
				link + Parameters.TICKET + "=" + ticket);
	}

}
