package io.cdrfacade.web.caching;

import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * Tells whether a caller accepts gzip: the header {@code Accept-Encoding} by RFC 9110.
 */
final class Coding {

	static final String GZIP = "gzip";

	/**
	 * Possessive, because with backtracking thousands of blanks would take a minute.
	 */
	private static final Pattern ELEMENT = Pattern
		.compile("(?:^|,)\\s*+(?<name>gzip|x-gzip|\\*)\\s*+(?:;\\s*+q\\s*+=\\s*+(?<quality>[0-9.]++)\\s*+)?(?=,|$)");

	private static final Pattern ZERO = Pattern.compile("0(?:\\.0*)?");

	private Coding() {
	}

	static boolean takesGzip(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.ACCEPT_ENCODING) != null
				&& takesGzip(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))));
	}

	/** What the header says of gzip wins over what it says of {@code *}. */
	static boolean takesGzip(String header) {
		Matcher matcher = ELEMENT.matcher(header.toLowerCase(Locale.ROOT));
		boolean any = false;
		while (matcher.find()) {
			String quality = matcher.group("quality");
			boolean taken = quality == null || !ZERO.matcher(quality).matches();
			if (!matcher.group("name").equals("*")) {
				return taken;
			}
			any = taken;
		}
		return any;
	}

}
