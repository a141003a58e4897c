package io.cdrfacade.platform.bills.plain;

import java.nio.charset.StandardCharsets;

import io.cdrfacade.platform.wire.WireValues;

/** Makes text of the bytes between two quotes. */
final class JsonText {

	private static final char REPLACEMENT = '\ufffd';

	private JsonText() {
	}

	/** Text of ASCII without escapes. */
	static String plain(byte[] body, int start, int end) {
		return new String(body, start, end - start, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Text with escapes or in UTF-8, as {@link WireValues#whole} has it.
	 * @throws NotPlainException if an escape or the UTF-8 is wrong
	 */
	static String decoded(byte[] body, int start, int end) {
		StringBuilder text = new StringBuilder(end - start);
		int at = start;
		while (at < end) {
			if (body[at] == '\\') {
				text.append(escaped(body, at + 1));
				at += (body[at + 1] == 'u') ? 6 : 2;
			}
			else {
				int next = nextEscape(body, at, end);
				text.append(unescaped(body, at, next));
				at = next;
			}
		}
		return WireValues.whole(text.toString());
	}

	private static int nextEscape(byte[] body, int from, int end) {
		int at = from;
		while (at < end && body[at] != '\\') {
			at++;
		}
		return at;
	}

	/** Wrong bytes become the replacement character, which is rare otherwise. */
	private static String unescaped(byte[] body, int start, int end) {
		String text = new String(body, start, end - start, StandardCharsets.UTF_8);
		if (text.indexOf(REPLACEMENT) >= 0) {
			throw new NotPlainException();
		}
		return text;
	}

	private static char escaped(byte[] body, int at) {
		return switch (body[at]) {
			case '"', '\\', '/' -> (char) body[at];
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> hexadecimal(body, at + 1);
			default -> throw new NotPlainException();
		};
	}

	/** Too few digits are found at the closing quote at the latest. */
	private static char hexadecimal(byte[] body, int from) {
		int value = 0;
		for (int i = from; i < from + 4; i++) {
			int digit = Character.digit(body[i] & 0xFF, 16);
			if (digit < 0) {
				throw new NotPlainException();
			}
			value = value << 4 | digit;
		}
		return (char) value;
	}

}
