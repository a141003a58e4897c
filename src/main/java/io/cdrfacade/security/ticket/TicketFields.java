package io.cdrfacade.security.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.cdrfacade.web.parameter.Nearest;
import io.cdrfacade.web.parameter.Parameters;
import io.cdrfacade.web.parameter.SecretNames;

/** The fields of a request for a ticket, read strictly, as parameters are. */
final class TicketFields {

	private static final String PATH = "path";

	private static final List<String> KNOWN = List.of(PATH);

	/** All values of each name, as JSON can repeat a name. */
	private final Map<String, List<JsonNode>> sent = new LinkedHashMap<>();

	@JsonAnySetter
	void add(String name, JsonNode value) {
		this.sent.computeIfAbsent(name, (_) -> new ArrayList<>(1)).add(value);
	}

	/**
	 * Reads the path.
	 * @param parameters takes the faults of all fields
	 * @param contextPath what links have in front; empty for nothing
	 * @return the path, or {@code null} if it has a fault
	 */
	@Nullable TicketPath path(Parameters parameters, String contextPath) {
		this.sent.keySet()
			.stream()
			.filter((name) -> !KNOWN.contains(name))
			.forEach((name) -> parameters.reject(name, echo(name), "is not a field here" + Nearest.hint(name, KNOWN),
					KNOWN));
		List<JsonNode> values = this.sent.getOrDefault(PATH, List.of());
		if (values.size() > 1) {
			parameters.reject(PATH, echo(PATH), "must be given only once");
			return null;
		}
		TicketPath path = values.isEmpty() ? null : TicketPath.read(values.getFirst().stringValue(null), contextPath);
		if (path == null) {
			parameters.reject(PATH, echo(PATH), TicketPath.ALLOWED);
		}
		return path;
	}

	/** What was sent, for error messages, without secrets. */
	private String echo(String name) {
		return SecretNames.matches(name) ? "…"
				: this.sent.getOrDefault(name, List.of())
					.stream()
					.map(TicketFields::text)
					.collect(Collectors.joining(", "));
	}

	/** A query may hold a ticket, too. */
	private static String text(JsonNode value) {
		String text = value.isString() ? value.stringValue() : value.isNull() ? "" : value.toString();
		int query = text.indexOf('?');
		return (query < 0) ? text : text.substring(0, query) + "?…";
	}

}
