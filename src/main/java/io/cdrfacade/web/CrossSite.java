package io.cdrfacade.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Requests that a page of another site makes a browser send, such as with an image, by
 * the header {@code Sec-Fetch-Site} of browsers. CORS only keeps such a page from reading
 * the answer.
 */
public final class CrossSite {

	private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

	private CrossSite() {
	}

	/**
	 * Whether a page of another origin, which CORS does not allow, caused a request.
	 * @param request the request
	 * @param response its response, with the CORS headers of allowed origins
	 * @return whether it did; {@code false} where that is not told: by programs, by old
	 * browsers, and over plain HTTP
	 */
	public static boolean isForeign(HttpServletRequest request, HttpServletResponse response) {
		String site = request.getHeader("Sec-Fetch-Site");
		return site != null && OTHER_SITES.contains(site)
				&& !response.containsHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

}
