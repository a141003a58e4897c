package io.cdrfacade.platform.bills;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.HangupCode;
import io.cdrfacade.platform.wire.WireValues;

/**
 * Reads bills, the platform's call detail records. What cannot be read of one is
 * {@code null} in the record; it never fails the page. One reader serves all bills of a
 * page, one after the other.
 */
public final class BillReader {

	private static final BillField[] FIELDS = BillField.values();

	/** Knows a name by its bytes, and makes no string of it. */
	private static final PropertyNameMatcher NAMES = new JsonFactory().constructNameMatcher(List.of(FIELDS), true);

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
		BillValue value = new ParsedValue(parser);
		int match = parser.nextNameMatch(NAMES);
		while (match >= 0 || match == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
			parser.nextToken();
			if (match >= 0) {
				field(FIELDS[match], value);
			}
			else {
				parser.skipChildren();
			}
			match = parser.nextNameMatch(NAMES);
		}
		return cdr();
	}

	/** Begins a bill. */
	public void clear() {
		this.id = this.method = this.duration = this.talk = this.hangupBy = this.hangupCause = WireValues.NONE;
		this.started = this.answered = this.ended = WireValues.NONE;
		this.direction = Direction.UNKNOWN;
		this.extension = this.destination = this.displayNumber = this.keys = this.recording = null;
		this.userId = this.memberId = this.maturity = this.newerMaturity = this.customerId = null;
	}

	/**
	 * Reads a field of a bill.
	 * @param field the field
	 * @param value its value
	 */
	public void field(BillField field, BillValue value) {
		switch (field) {
			case ID -> this.id = value.integer();
			case EXTENSION -> this.extension = value.frequentText();
			case DESTINATION -> this.destination = value.text();
			case DISPLAY_NUMBER -> this.displayNumber = value.frequentText();
			case START_TIME -> this.started = value.time();
			case ANSWER_TIME -> this.answered = value.time();
			case END_TIME -> this.ended = value.time();
			case DURATION -> this.duration = value.integer();
			case TALK -> this.talk = value.integer();
			case DIRECTION -> this.direction = direction(value.frequentText());
			case TYPE -> type(direction(value.frequentText()));
			case CALL_METHOD -> this.method = value.integer();
			case USER_ID -> this.userId = value.frequentText();
			case MEMBER_ID -> this.memberId = value.frequentText();
			case MATURITY -> this.maturity = value.frequentText();
			case NEWER_MATURITY -> this.newerMaturity = value.frequentText();
			case CUSTOMER_ID -> this.customerId = value.frequentText();
			case RECORDING -> this.recording = value.text();
			case HANGUP_BY -> this.hangupBy = value.integer();
			case HANGUP_CAUSE -> this.hangupCause = value.integer();
			case KEYS -> this.keys = value.frequentText();
		}
	}

	private void type(Direction other) {
		if (this.direction == Direction.UNKNOWN) {
			this.direction = other;
		}
	}

	/** Ends a bill. */
	public Cdr cdr() {
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

	/**
	 * A value that a parser stands at.
	 *
	 * @param parser the parser
	 */
	private record ParsedValue(JsonParser parser) implements BillValue {

		@Override
		public @Nullable String text() {
			return WireValues.text(this.parser);
		}

		@Override
		public long integer() {
			return WireValues.integer(this.parser);
		}

		@Override
		public long time() {
			return WireValues.time(this.parser);
		}

	}

}
