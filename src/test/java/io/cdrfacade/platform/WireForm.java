package io.cdrfacade.platform;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads form data as a server does, strictly: everything else than a valid form fails. It
 * works on bytes as ISO 8859-1 text and decodes values last.
 */
public final class WireForm {

	private static final String MULTIPART = "multipart/form-data; boundary=";

	private static final Pattern PART = Pattern.compile("Content-Disposition: form-data; name=\"([a-z]+)\"\r\n\r\n(.*)",
			Pattern.DOTALL);

	private WireForm() {
	}

	public static Map<String, String> parse(String contentType, byte[] body) {
		String text = new String(body, StandardCharsets.ISO_8859_1);
		if (contentType.startsWith(MULTIPART)) {
			return multipart(contentType.substring(MULTIPART.length()), text);
		}
		require(contentType.equals("application/x-www-form-urlencoded"), contentType);
		return urlencoded(text);
	}

	private static Map<String, String> multipart(String boundary, String text) {
		require(boundary.matches("[0-9A-Za-z'()+_,./:=?-]{1,70}"), boundary);
		Map<String, String> fields = new LinkedHashMap<>();
		String delimiter = "\r\n--" + boundary;
		String[] parts = ("\r\n" + text).split(Pattern.quote(delimiter), -1);
		require(parts[0].isEmpty() && parts[parts.length - 1].equals("--\r\n"), text);
		for (int i = 1; i < parts.length - 1; i++) {
			require(parts[i].startsWith("\r\n"), parts[i]);
			Matcher part = PART.matcher(parts[i].substring(2));
			require(part.matches(), parts[i]);
			require(fields.put(part.group(1), utf8(part.group(2))) == null, "twice: " + part.group(1));
		}
		return fields;
	}

	private static Map<String, String> urlencoded(String text) {
		require(text.matches("[0-9A-Za-z.*_%+&=-]*"), text);
		Map<String, String> fields = new LinkedHashMap<>();
		for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
			String[] parts = pair.split("=", -1);
			require(parts.length == 2, pair);
			String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
			require(fields.put(parts[0], value) == null, "twice: " + parts[0]);
		}
		return fields;
	}

	private static String utf8(String bytes) {
		return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

	private static void require(boolean condition, String text) {
		if (!condition) {
			throw new IllegalArgumentException("No form: " + text);
		}
	}

}
