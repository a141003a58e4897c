package io.cdrfacade.web.observe;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request went, for logs: without its query and without what varies in its path,
 * both of which may be personal.
 */
public final class Route {

	private static final Pattern PLAIN = Pattern.compile("(?:[a-z-]{1,32}|v3)?");

	private static final int MAX_SEGMENTS = 5;

	private Route() {
	}

	/**
	 * The route of a request.
	 * @param request the request
	 * @return the pattern of the endpoint, such as {@code /recordings/{fileName}}; before
	 * an endpoint is found, the path with every segment that is not a plain word replaced
	 * by {@code *}
	 */
	public static String of(HttpServletRequest request) {
		String endpoint = RequestLabels.endpoint(request);
		String path = request.getRequestURI();
		return (endpoint != null) ? endpoint : plainWords((path != null) ? PrivatePath.shown(path) : "*");
	}

	private static String plainWords(String path) {
		return Arrays.stream(path.split("/", MAX_SEGMENTS))
			.map((segment) -> PLAIN.matcher(segment).matches() ? segment : "*")
			.collect(Collectors.joining("/"));
	}

}
