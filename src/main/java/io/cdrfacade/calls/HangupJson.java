package io.cdrfacade.calls;

import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.HangupCode;

/** The two fields of a hang-up code in JSON. Those of known codes are made once. */
final class HangupJson {

	/** Known codes are a little greater than the first one. */
	private static final int KNOWN = 50;

	private final byte[] word;

	private final byte[] number;

	private final byte[] nothing;

	private final byte[][] known;

	/**
	 * Makes it for a pair of fields.
	 * @param word what comes before the word, as JSON
	 * @param number name of the field for the number
	 */
	HangupJson(String word, String number) {
		this.word = JsonBytes.ascii(word);
		this.number = JsonBytes.field(number);
		this.nothing = nothing();
		this.known = IntStream.range(0, KNOWN)
			.mapToObj((index) -> make(HangupCode.of(HangupCode.FIRST_SHARED + index)))
			.toArray(byte[][]::new);
	}

	byte[] of(@Nullable HangupCode code) {
		if (code == null) {
			return this.nothing;
		}
		int index = code.code() - HangupCode.FIRST_SHARED;
		return (index >= 0 && index < KNOWN) ? this.known[index] : make(code);
	}

	private byte[] make(HangupCode code) {
		JsonBytes json = new JsonBytes();
		json.text(this.word, Words.HANGUP_REASONS.of(code.reason()));
		json.number(this.number, code.code());
		return json.finish();
	}

	private byte[] nothing() {
		JsonBytes json = new JsonBytes();
		json.nothing(this.word);
		json.nothing(this.number);
		return json.finish();
	}

}
