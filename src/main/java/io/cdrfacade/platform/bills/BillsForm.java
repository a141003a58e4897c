package io.cdrfacade.platform.bills;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.wire.Field;
import io.cdrfacade.platform.wire.Form;
import io.cdrfacade.platform.wire.Token;

/**
 * Writes a query as the fields of {@code App.Sip_Cdr.GetBill}. It leaves no number to the
 * platform's defaults: those mark records as read and hide most methods.
 */
public final class BillsForm {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

	private BillsForm() {
	}

	/**
	 * Writes the fields.
	 * @param query what to read
	 * @param range the query's range in the platform's local time, not empty
	 * @param token the account's token
	 * @return the form
	 */
	public static Form of(CdrQuery query, LocalRange range, Token token) {
		CdrFilter filter = query.filter();
		return new Form().with(Field.SERVICE, "App.Sip_Cdr.GetBill")
			.with(Field.TOKEN, token.value())
			.with(Field.START_TIME, TIME.format(range.first()))
			.with(Field.END_TIME, TIME.format(range.last()))
			.with(Field.SYNC_FLAG, BillWords.number(query.sync()))
			.with(Field.DIRECTION, BillWords.number(filter.direction()))
			.with(Field.CALL_METHOD, BillWords.number(filter.method()))
			.with(Field.CURRENT_PAGE, query.page())
			.with(Field.ITEMS_PER_PAGE, query.size())
			.with(Field.EXTENSION, String.join(",", filter.extensions()))
			.withOrEmpty(Field.DESTINATION, filter.destination())
			.withOrEmpty(Field.USER_ID, filter.userId())
			.withOrEmpty(Field.MEMBER_ID, filter.memberId())
			.withIfPresent(Field.MATURITY, filter.maturity())
			.withIfPresent(Field.NEWER_MATURITY, filter.maturity())
			.withIfPresent(Field.CUSTOMER_ID, filter.customerId());
	}

}
