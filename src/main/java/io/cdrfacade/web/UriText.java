package io.cdrfacade.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text in a URI. */
public final class UriText {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private UriText() {
	}

	/**
	 * Escapes whatever is not a letter, a digit or one of {@code - . _ ~}. Most text has
	 * nothing to be escaped, and is not copied.
	 * @param text the text
	 * @return the text for any part of a URI
	 */
	public static String escape(String text) {
		return isPlain(text) ? text : escape(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String escape(byte[] text) {
		StringBuilder escaped = new StringBuilder(text.length + 16);
		for (byte one : text) {
			if (isPlain((char) one)) {
				escaped.append((char) one);
			}
			else {
				escaped.append('%').append(HEX.toHighHexDigit(one)).append(HEX.toLowHexDigit(one));
			}
		}
		return escaped.toString();
	}

	/** Whether there is nothing to be escaped. */
	static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isPlain(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPlain(char at) {
		return (at >= 'a' && at <= 'z') || (at >= '0' && at <= '9') || (at >= 'A' && at <= 'Z') || at == '-'
				|| at == '.' || at == '_' || at == '~';
	}

}
