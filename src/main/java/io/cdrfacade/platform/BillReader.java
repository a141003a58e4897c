package io.cdrfacade.platform;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads bills, the platform's call detail records. What cannot be read of one is
 * {@code null} in the record; it never fails the page. One reader serves all bills of a
 * page, one after the other.
 */
final class BillReader {

	private final ZoneClock clock;

	private long id;

	private Direction direction = Direction.UNKNOWN;

	private long method;

	private @Nullable String extension;

	private @Nullable String destination;

	private @Nullable String displayNumber;

	private long started;

	private long answered;

	private long ended;

	private long duration;

	private long talk;

	private @Nullable String userId;

	private @Nullable String memberId;

	private @Nullable String maturity;

	private @Nullable String newerMaturity;

	private @Nullable String customerId;

	private @Nullable String keys;

	private long hangupBy;

	private long hangupCause;

	private @Nullable String recording;

	BillReader(ZoneClock clock) {
		this.clock = clock;
	}

	/**
	 * Reads a bill.
	 * @param parser stands at the start of an object, and at its end afterwards
	 * @return the record
	 */
	Cdr read(JsonParser parser) {
		clear();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			parser.nextToken();
			field(name, parser);
		}
		return cdr();
	}

	private void clear() {
		this.id = this.method = this.duration = this.talk = this.hangupBy = this.hangupCause = WireValues.NONE;
		this.started = this.answered = this.ended = WireValues.NONE;
		this.direction = Direction.UNKNOWN;
		this.extension = this.destination = this.displayNumber = this.keys = this.recording = null;
		this.userId = this.memberId = this.maturity = this.newerMaturity = this.customerId = null;
	}

	private void field(String name, JsonParser parser) {
		switch (name) {
			case "id" -> this.id = WireValues.integer(parser);
			case "extnumber" -> this.extension = WireValues.text(parser);
			case "destnumber" -> this.destination = WireValues.text(parser);
			case "displaynumber" -> this.displayNumber = WireValues.text(parser);
			case "starttime" -> this.started = WireValues.time(parser);
			case "answertime" -> this.answered = WireValues.time(parser);
			case "endtime" -> this.ended = WireValues.time(parser);
			case "duration" -> this.duration = WireValues.integer(parser);
			case "billsec" -> this.talk = WireValues.integer(parser);
			case "direction" -> this.direction = direction(WireValues.text(parser));
			case "type" -> this.direction = (this.direction != Direction.UNKNOWN) ? this.direction
					: direction(WireValues.text(parser));
			case "callmethod" -> this.method = WireValues.integer(parser);
			case "userid" -> this.userId = WireValues.text(parser);
			case "memberid" -> this.memberId = WireValues.text(parser);
			case "chengshudu" -> this.maturity = WireValues.text(parser);
			case "extchengshudu" -> this.newerMaturity = WireValues.text(parser);
			case "customuuid" -> this.customerId = WireValues.text(parser);
			case "recordfilename" -> this.recording = WireValues.text(parser);
			case "hangupdirection" -> this.hangupBy = WireValues.integer(parser);
			case "hangupcause" -> this.hangupCause = WireValues.integer(parser);
			case "userkey" -> this.keys = WireValues.text(parser);
			default -> parser.skipChildren();
		}
	}

	private Cdr cdr() {
		Instant startedAt = instant(this.started, null);
		Instant answeredAt = instant(this.answered, startedAt);
		Instant endedAt = instant(this.ended, (answeredAt != null) ? answeredAt : startedAt);
		return new Cdr((this.id != WireValues.NONE) ? (Long) this.id : null, this.direction, method(this.method),
				this.extension, this.destination, this.displayNumber, startedAt, answeredAt, endedAt,
				seconds(this.duration), seconds(this.talk), this.userId, this.memberId,
				(this.maturity != null) ? this.maturity : this.newerMaturity, this.customerId, this.keys,
				hangup(this.hangupBy), hangup(this.hangupCause), this.recording);
	}

	private @Nullable Instant instant(long local, @Nullable Instant notBefore) {
		return (local != WireValues.NONE) ? this.clock.instant(local, notBefore) : null;
	}

	private static @Nullable Integer seconds(long value) {
		return (value >= 0 && value <= Integer.MAX_VALUE) ? (Integer) (int) value : null;
	}

	private static @Nullable HangupCode hangup(long code) {
		return (code == (int) code) ? HangupCode.of((int) code) : null;
	}

	private static Direction direction(@Nullable String word) {
		if (word == null) {
			return Direction.UNKNOWN;
		}
		return switch (word) {
			case "callout" -> Direction.OUTBOUND;
			case "callin" -> Direction.INBOUND;
			default -> unusualDirection(word.strip().toLowerCase(Locale.ROOT));
		};
	}

	/** Other spellings, and the numbers that queries use. */
	private static Direction unusualDirection(String word) {
		return switch (word) {
			case "callout", "2" -> Direction.OUTBOUND;
			case "callin", "1" -> Direction.INBOUND;
			default -> Direction.UNKNOWN;
		};
	}

	private static CallMethod method(long number) {
		return switch (Math.clamp(number, 0, 7)) {
			case 1 -> CallMethod.INTERNAL;
			case 2 -> CallMethod.MANUAL;
			case 3 -> CallMethod.API;
			case 4 -> CallMethod.TWO_WAY;
			case 5 -> CallMethod.PREDICTIVE;
			case 6 -> CallMethod.IVR;
			default -> CallMethod.UNKNOWN;
		};
	}

}
