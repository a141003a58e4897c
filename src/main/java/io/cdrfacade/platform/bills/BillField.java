package io.cdrfacade.platform.bills;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.Named;

/** The fields of a bill that are read. */
public enum BillField implements Named {

	ID("id"), EXTENSION("extnumber"), DESTINATION("destnumber"), DISPLAY_NUMBER("displaynumber"),
	START_TIME("starttime"), ANSWER_TIME("answertime"), END_TIME("endtime"), DURATION("duration"), TALK("billsec"),
	DIRECTION("direction"),
	/** The name that other installations have for the direction. */
	TYPE("type"), CALL_METHOD("callmethod"), USER_ID("userid"), MEMBER_ID("memberid"), MATURITY("chengshudu"),
	/** The name that newer installations have for the maturity. */
	NEWER_MATURITY("extchengshudu"), CUSTOMER_ID("customuuid"), RECORDING("recordfilename"),
	HANGUP_BY("hangupdirection"), HANGUP_CAUSE("hangupcause"), KEYS("userkey");

	private static final BillField[] ALL = values();

	private final String wireName;

	BillField(String wireName) {
		this.wireName = wireName;
	}

	@Override
	public String getName() {
		return this.wireName;
	}

	/** The field with the name that bytes hold, or {@code null} if it is not read. */
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
			same = this.wireName.charAt(i - start) == body[i];
		}
		return same;
	}

}
