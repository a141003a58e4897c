package io.cdrfacade.calls;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** The escapes in texts of JSON, those that Jackson writes. */
final class JsonEscapes {

	/** Most bytes that a UTF-16 unit takes: backslash, u, four digits. */
	static final int MAX_LENGTH = 6;

	/** By character, which is in ASCII. */
	private static final byte[] @Nullable [] ESCAPES = escapes();

	private JsonEscapes() {
	}

	private static byte[] @Nullable [] escapes() {
		byte[] @Nullable [] escapes = new byte[0x80][];
		for (int i = 0; i < ' '; i++) {
			escapes[i] = JsonBytes.ascii("\\u" + HexFormat.of().withUpperCase().toHexDigits((char) i));
		}
		String named = "\b\t\n\f\r\"\\";
		for (int i = 0; i < named.length(); i++) {
			escapes[named.charAt(i)] = JsonBytes.ascii("\\" + "btnfr\"\\".charAt(i));
		}
		return escapes;
	}

	/** Whether a character is written as it is, in one byte. */
	static boolean isPlain(char character) {
		return character >= ' ' && character < ESCAPES.length && character != '"' && character != '\\';
	}

	/** The escape for a byte of UTF-8; {@code null} if it is written as it is. */
	static byte @Nullable [] of(byte unit) {
		return (unit >= 0) ? ESCAPES[unit] : null;
	}

}
