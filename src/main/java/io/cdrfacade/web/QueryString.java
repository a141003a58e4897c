package io.cdrfacade.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Splits a query string; values stay as they were sent until they are decoded. Spring's
 * {@code UriComponentsBuilder} takes {@code =x} for a parameter {@code x}, and the server
 * decodes invalid UTF-8 in silence; here both are faults.
 */
public final class QueryString {

	private QueryString() {
	}

	/**
	 * Splits a query string.
	 * @param query the query string as it was sent
	 * @return undecoded values by name, in the order of the query
	 */
	public static Map<String, List<String>> split(@Nullable String query) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		if (query != null) {
			for (String pair : query.split("&", -1)) {
				add(pair, values);
			}
		}
		return values;
	}

	private static void add(String pair, Map<String, List<String>> values) {
		if (pair.isEmpty()) {
			return;
		}
		int equals = pair.indexOf('=');
		String name = (equals < 0) ? pair : pair.substring(0, equals);
		values.computeIfAbsent(decodeOrKeep(name), (key) -> new ArrayList<>(1))
			.add((equals < 0) ? "" : pair.substring(equals + 1));
	}

	/**
	 * Decodes strictly.
	 * @param text percent-encoded text
	 * @return the text, or {@code null} if it is not percent-encoded UTF-8
	 */
	public static @Nullable String decode(String text) {
		try {
			String decoded = isPlain(text) ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
			return (decoded.indexOf('\uFFFD') < 0) ? decoded : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static boolean isPlain(String text) {
		return text.indexOf('%') < 0 && text.indexOf('+') < 0;
	}

	public static String decodeOrKeep(String text) {
		return Objects.requireNonNullElse(decode(text), text);
	}

	/**
	 * Writes a parameter. Escapes more than it has to, so that simple readers can split a
	 * header at commas.
	 * @param name its name
	 * @param value its value
	 * @return both, encoded
	 */
	static String parameter(String name, String value) {
		return encode(name) + "=" + encode(value).replace("%3A", ":");
	}

	private static String encode(String text) {
		return FileName.isUnreserved(text) ? text : UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
