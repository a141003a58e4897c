package io.cdrfacade.platform.bills;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.Named;

/** The fields of a bill that are read: how each is named, and how its value is read. */
public enum BillField implements Named {

	ID("id", Kind.NUMBER), EXTENSION("extnumber", Kind.REPEATED_TEXT), DESTINATION("destnumber", Kind.TEXT),
	DISPLAY_NUMBER("displaynumber", Kind.REPEATED_TEXT), START_TIME("starttime", Kind.TIME),
	ANSWER_TIME("answertime", Kind.TIME), END_TIME("endtime", Kind.TIME), DURATION("duration", Kind.NUMBER),
	TALK("billsec", Kind.NUMBER), DIRECTION("direction", Kind.REPEATED_TEXT),
	/** The name that other installations have for the direction. */
	TYPE("type", Kind.REPEATED_TEXT), CALL_METHOD("callmethod", Kind.NUMBER), USER_ID("userid", Kind.REPEATED_TEXT),
	MEMBER_ID("memberid", Kind.REPEATED_TEXT), MATURITY("chengshudu", Kind.REPEATED_TEXT),
	/** The name that newer installations have for the maturity. */
	NEWER_MATURITY("extchengshudu", Kind.REPEATED_TEXT), CUSTOMER_ID("customuuid", Kind.REPEATED_TEXT),
	RECORDING("recordfilename", Kind.TEXT), HANGUP_BY("hangupdirection", Kind.NUMBER),
	HANGUP_CAUSE("hangupcause", Kind.NUMBER), KEYS("userkey", Kind.REPEATED_TEXT);

	private static final BillField[] ALL = values();

	private final String wireName;

	private final Kind kind;

	BillField(String wireName, Kind kind) {
		this.wireName = wireName;
		this.kind = kind;
	}

	@Override
	public String getName() {
		return this.wireName;
	}

	/** Where an array of values has this field. */
	@SuppressWarnings("EnumOrdinal") // Only within the process; faster than a map.
	int index() {
		return ordinal();
	}

	Kind kind() {
		return this.kind;
	}

	/**
	 * Finds the field that a name in ASCII stands for, in upper or lower case.
	 * @param body holds the name
	 * @param start where the name begins
	 * @param end where the name ends
	 * @return the field, or {@code null} if it is not read
	 */
	public static @Nullable BillField of(byte[] body, int start, int end) {
		for (BillField field : ALL) {
			if (field.isNamed(body, start, end)) {
				return field;
			}
		}
		return null;
	}

	private boolean isNamed(byte[] body, int start, int end) {
		boolean same = this.wireName.length() == end - start;
		for (int i = start; same && i < end; i++) {
			same = this.wireName.charAt(i - start) == lowerCase(body[i]);
		}
		return same;
	}

	private static int lowerCase(byte character) {
		return (character >= 'A' && character <= 'Z') ? character + 'a' - 'A' : character;
	}

	/** How a value is read. */
	enum Kind {

		/** A whole number. */
		NUMBER,

		/** A wall-clock time. */
		TIME,

		/** Text that differs from bill to bill. */
		TEXT,

		/** Text that many bills of a page share. */
		REPEATED_TEXT

	}

}
