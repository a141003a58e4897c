package io.cdrfacade.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Builds the header {@code Link} (RFC 8288) that leads from page to page of one query.
 * Many proxies take no more than 4 KiB of headers, so it is kept short: the most
 * important link comes first, and if it would be too long it is relative and its query is
 * packed; other links that do not fit are left out.
 */
public final class PageLinks {

	/** Leaves room for the other headers in the 4 KiB that many proxies read. */
	static final int MAX_LENGTH = 3072;

	private static final String PAGE = "page";

	/** The page, and the parameter that clients add to avoid caches. */
	private static final Set<String> IGNORED = Set.of(PAGE, "_");

	private static final String SEPARATOR = ", ";

	private final String url;

	/** All parameters but the page, encoded. */
	private final String query;

	private final List<String> links = new ArrayList<>(4);

	private int length;

	/**
	 * Starts a header.
	 * @param request the request for a page, whose query has no faults
	 * @param pinned parameters, by name, that each link gives this value instead of the
	 * request's
	 */
	public PageLinks(HttpServletRequest request, Map<String, String> pinned) {
		StringJoiner query = new StringJoiner("&");
		QueryString.split(request.getQueryString()).forEach((name, values) -> {
			if (!pinned.containsKey(name) && !IGNORED.contains(name)) {
				values.stream()
					.filter((value) -> !value.isEmpty())
					.forEach((value) -> query.add(QueryString.parameter(name, QueryString.decodeOrKeep(value))));
			}
		});
		pinned.forEach((name, value) -> query.add(QueryString.parameter(name, value)));
		this.url = request.getRequestURL().toString();
		this.query = query.toString();
	}

	/**
	 * Adds a link, if it fits. The most important one comes first.
	 * @param relation what the page is to this one, such as {@code next}
	 * @param page number of the page
	 * @return whether it fits
	 */
	public boolean add(String relation, long page) {
		String link = link(this.url, this.query, relation, page);
		if (this.links.isEmpty() && link.length() > MAX_LENGTH) {
			link = link("", this.query, relation, page);
		}
		if (this.links.isEmpty() && link.length() > MAX_LENGTH) {
			link = link("", PackedQuery.pack(this.query), relation, page);
		}
		boolean fits = this.length + SEPARATOR.length() + link.length() <= MAX_LENGTH;
		if (fits) {
			this.links.add(link);
			this.length += SEPARATOR.length() + link.length();
		}
		return fits;
	}

	private static String link(String url, String query, String relation, long page) {
		return '<' + url + '?' + query + (query.isEmpty() ? "" : "&") + PAGE + '=' + page + ">; rel=\"" + relation
				+ '"';
	}

	/**
	 * Ends the header.
	 * @return its value, if there is a link
	 */
	public Optional<String> value() {
		return this.links.isEmpty() ? Optional.empty() : Optional.of(String.join(SEPARATOR, this.links));
	}

}
