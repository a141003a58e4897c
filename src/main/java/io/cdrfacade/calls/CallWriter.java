package io.cdrfacade.calls;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.HangupCode;

/**
 * Writes records as callers see them: what Jackson makes of {@link CallView#show}, but
 * without a {@link Call}, and with names and words that are bytes already. A test holds
 * the two together. Not for use by several threads.
 */
public final class CallWriter {

	private static final byte[] ID = JsonBytes.ascii("{\"id\":");

	private static final byte[] DIRECTION = JsonBytes.field("direction");

	private static final byte[] METHOD = JsonBytes.field("method");

	private static final byte[] EXTENSION = JsonBytes.field("extension");

	private static final byte[] DESTINATION = JsonBytes.field("destination");

	private static final byte[] DISPLAY_NUMBER = JsonBytes.field("displayNumber");

	private static final byte[] STARTED_AT = JsonBytes.field("startedAt");

	private static final byte[] ANSWERED_AT = JsonBytes.field("answeredAt");

	private static final byte[] ENDED_AT = JsonBytes.field("endedAt");

	private static final byte[] ANSWERED = JsonBytes.field("answered");

	private static final byte[] DURATION_SECONDS = JsonBytes.field("durationSeconds");

	private static final byte[] TALK_SECONDS = JsonBytes.field("talkSeconds");

	private static final byte[] USER_ID = JsonBytes.field("userId");

	private static final byte[] MEMBER_ID = JsonBytes.field("memberId");

	private static final byte[] MATURITY = JsonBytes.field("maturity");

	private static final byte[] CUSTOMER_ID = JsonBytes.field("customerId");

	private static final byte[] KEYS_PRESSED = JsonBytes.field("keysPressed");

	private static final byte[] HANGUP_BY = JsonBytes.ascii(",\"hangup\":{\"by\":");

	private static final byte[] BY_CODE = JsonBytes.field("byCode");

	private static final byte[] CAUSE = JsonBytes.field("cause");

	private static final byte[] CAUSE_CODE = JsonBytes.field("causeCode");

	private static final byte[] RECORDING_FILE_NAME = JsonBytes.ascii("},\"recording\":{\"fileName\":");

	private static final byte[] HREF = JsonBytes.field("href");

	private static final byte[] END_WITH_RECORDING = JsonBytes.ascii("}}");

	private static final byte[] END_WITHOUT_RECORDING = JsonBytes.ascii("},\"recording\":null}");

	private final CallView view;

	private final ZoneText times;

	private final JsonBytes json;

	/**
	 * Makes a writer.
	 * @param view how calls are shown
	 * @param json where to
	 */
	public CallWriter(CallView view, JsonBytes json) {
		this.view = view;
		this.times = new ZoneText(view.zone());
		this.json = json;
	}

	/**
	 * Writes a call.
	 * @param cdr its record
	 */
	public void write(Cdr cdr) {
		call(cdr);
		custom(cdr);
		hangup(HANGUP_BY, BY_CODE, cdr.hangupBy());
		hangup(CAUSE, CAUSE_CODE, cdr.hangupCause());
		recording(this.view.showRecording(cdr));
	}

	private void call(Cdr cdr) {
		this.json.piece(ID);
		this.json.number(cdr.id());
		this.json.piece(DIRECTION);
		this.json.piece(Words.DIRECTIONS.json(cdr.direction()));
		this.json.piece(METHOD);
		this.json.piece(Words.METHODS.json(cdr.method()));
		this.json.piece(EXTENSION);
		this.json.text(cdr.extension());
		this.json.piece(DESTINATION);
		this.json.text(this.view.showNumber(cdr.destination()));
		this.json.piece(DISPLAY_NUMBER);
		this.json.text(this.view.showNumber(cdr.displayNumber()));
		this.json.piece(STARTED_AT);
		this.json.time(cdr.startedAt(), this.times);
		this.json.piece(ANSWERED_AT);
		this.json.time(cdr.answeredAt(), this.times);
		this.json.piece(ENDED_AT);
		this.json.time(cdr.endedAt(), this.times);
		this.json.piece(ANSWERED);
		this.json.truth(Call.answered(cdr));
		this.json.piece(DURATION_SECONDS);
		this.json.number(cdr.durationSeconds());
		this.json.piece(TALK_SECONDS);
		this.json.number(cdr.talkSeconds());
	}

	private void custom(Cdr cdr) {
		this.json.piece(USER_ID);
		this.json.text(cdr.userId());
		this.json.piece(MEMBER_ID);
		this.json.text(cdr.memberId());
		this.json.piece(MATURITY);
		this.json.text(cdr.maturity());
		this.json.piece(CUSTOMER_ID);
		this.json.text(cdr.customerId());
		this.json.piece(KEYS_PRESSED);
		this.json.text(cdr.keysPressed());
	}

	private void hangup(byte[] word, byte[] number, @Nullable HangupCode code) {
		this.json.piece(word);
		if (code == null) {
			this.json.piece(JsonBytes.NULL);
			this.json.piece(number);
			this.json.piece(JsonBytes.NULL);
			return;
		}
		this.json.piece(Words.HANGUP_REASONS.json(code.reason()));
		this.json.piece(number);
		this.json.number(code.code());
	}

	private void recording(@Nullable String fileName) {
		if (fileName == null) {
			this.json.piece(END_WITHOUT_RECORDING);
			return;
		}
		this.json.piece(RECORDING_FILE_NAME);
		this.json.text(fileName);
		this.json.piece(HREF);
		this.json.text(this.view.href(fileName));
		this.json.piece(END_WITH_RECORDING);
	}

}
