package io.cdrfacade.platform;

import tools.jackson.core.util.Named;

/** The fields of a bill that are read. */
enum BillField implements Named {

	ID("id"), EXTENSION("extnumber"), DESTINATION("destnumber"), DISPLAY_NUMBER("displaynumber"),
	START_TIME("starttime"), ANSWER_TIME("answertime"), END_TIME("endtime"), DURATION("duration"), TALK("billsec"),
	DIRECTION("direction"),
	/** The name that other installations have for the direction. */
	TYPE("type"), CALL_METHOD("callmethod"), USER_ID("userid"), MEMBER_ID("memberid"), MATURITY("chengshudu"),
	/** The name that newer installations have for the maturity. */
	NEWER_MATURITY("extchengshudu"), CUSTOMER_ID("customuuid"), RECORDING("recordfilename"),
	HANGUP_BY("hangupdirection"), HANGUP_CAUSE("hangupcause"), KEYS("userkey");

	private final String wireName;

	BillField(String wireName) {
		this.wireName = wireName;
	}

	@Override
	public String getName() {
		return this.wireName;
	}

}
