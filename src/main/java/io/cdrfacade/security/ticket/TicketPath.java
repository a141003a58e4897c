package io.cdrfacade.security.ticket;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.FileName;
import io.cdrfacade.web.QueryString;
import io.cdrfacade.web.parameter.Parameters;

/**
 * A path that a ticket can be made for.
 *
 * @param path the path, decoded and without a context path
 * @param link the same as it was sent, percent-encoded and with its query, but without a
 * ticket, of which there can be one only
 */
record TicketPath(String path, String link) {

	/** What is allowed, as a predicate of the path. */
	static final String ALLOWED = "must be /calls/changes, /calls/export or /recordings/ with the name of a file";

	private static final String RECORDINGS = "/recordings/";

	/**
	 * Reads a path, as the application has it or as a link in an answer has it.
	 * @param text the path, percent-encoded; it can have a query
	 * @param contextPath what links have in front; empty for nothing
	 * @return the path, or {@code null} if no ticket can be made for it
	 */
	static @Nullable TicketPath read(@Nullable String text, String contextPath) {
		if (text == null) {
			return null;
		}
		boolean prefixed = !contextPath.isEmpty() && text.startsWith(contextPath + "/");
		URI uri = parse(prefixed ? text.substring(contextPath.length()) : text);
		if (uri == null || uri.isAbsolute() || uri.getRawAuthority() != null || uri.getRawFragment() != null) {
			return null;
		}
		TicketPath path = new TicketPath(uri.getPath(), withoutTicket(uri.toASCIIString()));
		return path.isAllowed() ? path : null;
	}

	/** JSON can escape half a surrogate pair, which no URI can hold. */
	private static @Nullable URI parse(String text) {
		try {
			return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? new URI(text) : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/** Pages get a new ticket for the link that has their last one. */
	private static String withoutTicket(String link) {
		int query = link.indexOf('?');
		List<String> all = List.of(link.substring(query + 1).split("&", -1));
		List<String> others = all.stream().filter((pair) -> !isTicket(pair)).toList();
		if (query < 0 || others.size() == all.size()) {
			return link;
		}
		String path = link.substring(0, query);
		return others.isEmpty() ? path : path + "?" + String.join("&", others);
	}

	private static boolean isTicket(String pair) {
		return QueryString.split(pair).containsKey(Parameters.TICKET);
	}

	private boolean isAllowed() {
		return switch (this.path) {
			case "/calls/changes", "/calls/export" -> true;
			default -> this.path.startsWith(RECORDINGS) && FileName.fault(fileName()) == null;
		};
	}

	/**
	 * Ends the request with the problem {@code forbidden} if the caller lacks a scope
	 * without which there is nothing to get there.
	 * @param caller who asks for a ticket
	 */
	void requireGrantedTo(Caller caller) {
		if (!this.path.startsWith(RECORDINGS)) {
			caller.require(Scope.CALLS_READ);
			return;
		}
		caller.require(Scope.RECORDINGS_READ);
		caller.requireFile(fileName());
	}

	private String fileName() {
		return this.path.substring(RECORDINGS.length());
	}

}
