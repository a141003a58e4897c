package io.cdrfacade.web;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

import jakarta.servlet.http.HttpServletRequest;

import io.cdrfacade.web.parameter.QueryString;

/**
 * Builds the header {@code Link} (RFC 8288) that leads from page to page of one query.
 */
public final class PageLinks {

	private static final String PAGE = "page";

	/** Four links of some filters. */
	private static final int USUAL_LENGTH = 640;

	private final String url;

	private final StringBuilder links = new StringBuilder(USUAL_LENGTH);

	/**
	 * Starts a header.
	 * @param request the request for a page, whose query has no faults
	 * @param pinned parameters, by name, that each link gives this value instead of the
	 * request's
	 */
	public PageLinks(HttpServletRequest request, Map<String, String> pinned) {
		StringJoiner query = new StringJoiner("&", request.getRequestURL().append('?'), "");
		QueryString.split(request.getQueryString()).forEach((name, values) -> {
			if (!pinned.containsKey(name) && !PAGE.equals(name)) {
				values.forEach((value) -> query.add(parameter(name, QueryString.decodeOrKeep(value))));
			}
		});
		pinned.forEach((name, value) -> query.add(parameter(name, value)));
		query.add(PAGE + "=");
		this.url = query.toString();
	}

	/**
	 * Adds a link.
	 * @param relation what the page is to this one, such as {@code next}
	 * @param page number of the page
	 */
	public void add(String relation, long page) {
		if (!this.links.isEmpty()) {
			this.links.append(", ");
		}
		this.links.append('<').append(this.url).append(page).append(">; rel=\"").append(relation).append('"');
	}

	/**
	 * Ends the header.
	 * @return its value, if there is a link
	 */
	public Optional<String> value() {
		return this.links.isEmpty() ? Optional.empty() : Optional.of(this.links.toString());
	}

	/**
	 * Escapes more than it has to, so that simple readers can split the header at commas.
	 */
	private static String parameter(String name, String value) {
		return UriText.escape(name) + "=" + UriText.escape(value).replace("%3A", ":");
	}

}
