package io.cdrfacade.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

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

	private static final String SEPARATOR = ", ";

	private final String url;

	/** All parameters but the page, encoded. */
	private final String query;

	private final List<String> links = new ArrayList<>(4);

	private int length;

	/**
	 * Starts a header.
	 * @param url URL of the pages, without a query
	 * @param sent the request's parameters by name, undecoded
	 * @param pinned parameters that each link gives this value instead of the request's
	 */
	public PageLinks(String url, Map<String, List<String>> sent, PinnedQuery pinned) {
		StringJoiner query = new StringJoiner("&");
		sent.forEach((name, values) -> {
			if (!name.equals(PAGE) && !pinned.names().contains(name)) {
				values.forEach((value) -> query.add(QueryString.parameter(name, QueryString.decodeOrKeep(value))));
			}
		});
		if (!pinned.query().isEmpty()) {
			query.add(pinned.query());
		}
		this.url = url;
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
	 * @return its value, or {@code null} if there is no link
	 */
	public @Nullable String value() {
		return this.links.isEmpty() ? null : String.join(SEPARATOR, this.links);
	}

}
