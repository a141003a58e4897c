package io.cdrfacade.web;

import java.nio.charset.StandardCharsets;

import org.springframework.web.util.UriUtils;

/** Text in a URI. */
public final class UriText {

	private UriText() {
	}

	/**
	 * Escapes whatever is not a letter, a digit or one of {@code - . _ ~}. Most text has
	 * nothing to be escaped, and is not copied.
	 * @param text the text
	 * @return the text for any part of a URI
	 */
	public static String escape(String text) {
		return isPlain(text) ? text : UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	private static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char at = text.charAt(i);
			boolean plain = (at >= 'a' && at <= 'z') || (at >= '0' && at <= '9') || (at >= 'A' && at <= 'Z')
					|| at == '-' || at == '.' || at == '_' || at == '~';
			if (!plain) {
				return false;
			}
		}
		return true;
	}

}
