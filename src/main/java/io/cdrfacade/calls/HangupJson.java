package io.cdrfacade.calls;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.HangupCode;

/** The two fields of a hang-up code in JSON. Those of shared codes are made once. */
final class HangupJson {

	private final byte[] word;

	private final byte[] number;

	private final byte[] nothing;

	/** In the order of {@link HangupCode#SHARED}. */
	private final byte[][] shared;

	/**
	 * Makes it for a pair of fields.
	 * @param word what comes before the word, as JSON
	 * @param number name of the field for the number
	 */
	HangupJson(String word, String number) {
		this.word = JsonBytes.ascii(word);
		this.number = JsonBytes.field(number);
		this.nothing = nothing();
		this.shared = HangupCode.SHARED.stream().map(this::make).toArray(byte[][]::new);
	}

	byte[] of(@Nullable HangupCode code) {
		if (code == null) {
			return this.nothing;
		}
		int index = code.sharedIndex();
		return (index >= 0) ? this.shared[index] : make(code);
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
