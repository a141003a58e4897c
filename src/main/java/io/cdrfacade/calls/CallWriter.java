package io.cdrfacade.calls;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.web.FileName;

/**
 * Writes calls as JSON: into pages, NDJSON lines, event streams and changes. The bytes
 * are those that Jackson writes for a {@link Call}, which a test checks. It takes about
 * 0.6 of the time of a Jackson serializer with encoded names, as names and words are
 * bytes already and the times of a page share their date. Not for use by several threads.
 */
public final class CallWriter {

	private static final byte[] BEGIN = JsonBytes.ascii("[");

	private static final byte[] NEXT = JsonBytes.ascii(",");

	private static final byte[] END = JsonBytes.ascii("]");

	private static final byte[] ID = JsonBytes.ascii("{\"id\":");

	/** Direction and method. */
	private static final Map<Direction, Map<CallMethod, byte[]>> KINDS = kinds();

	private static final byte[] EXTENSION = JsonBytes.field("extension");

	private static final byte[] DESTINATION = JsonBytes.field("destination");

	private static final byte[] DISPLAY_NUMBER = JsonBytes.field("displayNumber");

	private static final byte[] STARTED_AT = JsonBytes.field("startedAt");

	private static final byte[] ANSWERED_AT = JsonBytes.field("answeredAt");

	private static final byte[] ENDED_AT = JsonBytes.field("endedAt");

	private static final byte[] ANSWERED = JsonBytes.ascii(",\"answered\":true");

	private static final byte[] NOT_ANSWERED = JsonBytes.ascii(",\"answered\":false");

	private static final byte[] DURATION_SECONDS = JsonBytes.field("durationSeconds");

	private static final byte[] TALK_SECONDS = JsonBytes.field("talkSeconds");

	private static final byte[] USER_ID = JsonBytes.field("userId");

	private static final byte[] MEMBER_ID = JsonBytes.field("memberId");

	private static final byte[] MATURITY = JsonBytes.field("maturity");

	private static final byte[] CUSTOMER_ID = JsonBytes.field("customerId");

	private static final byte[] KEYS_PRESSED = JsonBytes.field("keysPressed");

	private static final HangupJson HANGUP_BY = new HangupJson(",\"hangup\":{\"by\":", "byCode");

	private static final HangupJson CAUSE = new HangupJson(",\"cause\":", "causeCode");

	private static final byte[] RECORDING_FILE_NAME = JsonBytes.ascii("},\"recording\":{\"fileName\":");

	private static final byte[] NO_RECORDING = JsonBytes.ascii("},\"recording\":null");

	private static final byte[] NO_LINK = JsonBytes.ascii(",\"href\":null}");

	private static final byte[] LINK_AT = JsonBytes.ascii("?at=");

	private final CallView view;

	private final ZoneText times;

	private final ZoneText timesInLinks;

	private final JsonBytes json;

	private final byte[] link;

	private final byte[] recordingLink;

	private final byte[] endAfterId;

	private final byte[] endAfterTime;

	/**
	 * Makes a writer.
	 * @param view how calls are shown
	 * @param json where to write
	 */
	public CallWriter(CallView view, JsonBytes json) {
		this.view = view;
		this.times = new ZoneText(view.zone());
		this.timesInLinks = ZoneText.inLinks(view.zone());
		this.json = json;
		this.link = JsonBytes.ascii(",\"href\":\"" + view.root() + "/calls/");
		this.recordingLink = JsonBytes.ascii(",\"href\":\"" + view.root() + "/recordings/");
		this.endAfterId = JsonBytes.ascii(view.accountQuery("?") + "\"}");
		this.endAfterTime = JsonBytes.ascii(view.accountQuery("&") + "\"}");
	}

	private static Map<Direction, Map<CallMethod, byte[]>> kinds() {
		Map<Direction, Map<CallMethod, byte[]>> kinds = new EnumMap<>(Direction.class);
		for (Direction direction : Direction.values()) {
			Map<CallMethod, byte[]> methods = new EnumMap<>(CallMethod.class);
			for (CallMethod method : CallMethod.values()) {
				methods.put(method, JsonBytes.ascii(",\"direction\":\"%s\",\"method\":\"%s\""
					.formatted(Words.DIRECTIONS.of(direction), Words.METHODS.of(method))));
			}
			kinds.put(direction, methods);
		}
		return kinds;
	}

	/**
	 * Writes an array of calls.
	 * @param cdrs their records
	 */
	public void writeAll(List<Cdr> cdrs) {
		this.json.piece(BEGIN);
		for (int i = 0; i < cdrs.size(); i++) {
			if (i > 0) {
				this.json.piece(NEXT);
			}
			write(cdrs.get(i));
		}
		this.json.piece(END);
	}

	/**
	 * Writes a call.
	 * @param cdr its record
	 */
	public void write(Cdr cdr) {
		call(cdr);
		custom(cdr);
		this.json.piece(HANGUP_BY.of(cdr.hangupBy()));
		this.json.piece(CAUSE.of(cdr.hangupCause()));
		recording(this.view.showRecording(cdr));
		link(cdr.id(), this.view.showTime(cdr.startedAt()));
	}

	private void link(@Nullable Long id, @Nullable Instant at) {
		if (!CallId.isInPath(id)) {
			this.json.piece(NO_LINK);
			return;
		}
		this.json.number(this.link, id);
		if (at != null) {
			this.json.timeInText(LINK_AT, at, this.timesInLinks);
		}
		this.json.piece((at != null) ? this.endAfterTime : this.endAfterId);
	}

	private void call(Cdr cdr) {
		this.json.number(ID, cdr.id());
		this.json.piece(kind(cdr));
		this.json.text(EXTENSION, this.view.showExtension(cdr.extension()));
		this.json.text(DESTINATION, this.view.showNumber(cdr.destination()));
		this.json.text(DISPLAY_NUMBER, this.view.showNumber(cdr.displayNumber()));
		this.json.time(STARTED_AT, this.view.showTime(cdr.startedAt()), this.times);
		this.json.time(ANSWERED_AT, this.view.showTime(cdr.answeredAt()), this.times);
		this.json.time(ENDED_AT, this.view.showTime(cdr.endedAt()), this.times);
		this.json.piece(Call.answered(cdr) ? ANSWERED : NOT_ANSWERED);
		this.json.number(DURATION_SECONDS, cdr.durationSeconds());
		this.json.number(TALK_SECONDS, cdr.talkSeconds());
	}

	private static byte[] kind(Cdr cdr) {
		Map<CallMethod, byte[]> methods = Objects.requireNonNull(KINDS.get(cdr.direction()));
		return Objects.requireNonNull(methods.get(cdr.method()));
	}

	private void custom(Cdr cdr) {
		this.json.text(USER_ID, cdr.userId());
		this.json.text(MEMBER_ID, cdr.memberId());
		this.json.text(MATURITY, cdr.maturity());
		this.json.text(CUSTOMER_ID, cdr.customerId());
		this.json.text(KEYS_PRESSED, cdr.keysPressed());
	}

	private void recording(@Nullable String fileName) {
		if (fileName == null) {
			this.json.piece(NO_RECORDING);
			return;
		}
		this.json.text(RECORDING_FILE_NAME, fileName);
		String name = FileName.inPath(fileName);
		if (name == null) {
			this.json.piece(NO_LINK);
			return;
		}
		this.json.plainText(this.recordingLink, name);
		this.json.piece(this.endAfterId);
	}

}
