package io.cdrfacade.platform.wire;

/** The fields that the platform's operations take. */
public enum Field {

	SERVICE("service"), APP_ID("appid"), ACCESS_KEY("accesskey"), TOKEN("token"), START_TIME("starttime"),
	END_TIME("endtime"), SYNC_FLAG("syncflag"), DIRECTION("direction"), CALL_METHOD("callmethod"),
	CURRENT_PAGE("currentpage"), ITEMS_PER_PAGE("itemsperpage"), EXTENSION("extnumber"), DESTINATION("destnumber"),
	USER_ID("userid"), MEMBER_ID("memberid"), MATURITY("chengshudu"),
	/** The name that newer installations have for the maturity. */
	NEWER_MATURITY("extchengshudu"), CUSTOMER_ID("customuuid"), FILE_NAME("filename");

	private final String wireName;

	Field(String wireName) {
		this.wireName = wireName;
	}

	public String wireName() {
		return this.wireName;
	}

}
