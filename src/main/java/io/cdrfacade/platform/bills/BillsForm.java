package io.cdrfacade.platform.bills;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.SyncState;
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

	public static Form of(CdrQuery query, LocalRange range, Token token) {
		return new Form().with(Field.SERVICE, "App.Sip_Cdr.GetBill")
			.with(Field.TOKEN, token.value())
			.with(Field.START_TIME, TIME.format(range.first()))
			.with(Field.END_TIME, TIME.format(range.last()))
			.with(Field.SYNC_FLAG, syncFlag(query.sync()))
			.with(Field.DIRECTION, direction(query.direction()))
			.with(Field.CALL_METHOD, method(query.method()))
			.with(Field.CURRENT_PAGE, query.page())
			.with(Field.ITEMS_PER_PAGE, query.size())
			.with(Field.EXTENSION, String.join(",", query.extensions()))
			.withOrEmpty(Field.DESTINATION, query.destination())
			.withOrEmpty(Field.USER_ID, query.userId())
			.withOrEmpty(Field.MEMBER_ID, query.memberId())
			.withIfPresent(Field.MATURITY, query.maturity())
			.withIfPresent(Field.NEWER_MATURITY, query.maturity())
			.withIfPresent(Field.CUSTOMER_ID, query.customerId());
	}

	private static int syncFlag(SyncState sync) {
		return switch (sync) {
			case UNREAD -> 1;
			case READ -> 2;
			case ALL -> 3;
		};
	}

	private static int direction(@Nullable Direction direction) {
		return switch (direction) {
			case INBOUND -> 1;
			case OUTBOUND -> 2;
			case null -> 3;
			case UNKNOWN -> throw new IllegalArgumentException("An unknown direction is no filter");
		};
	}

	private static int method(@Nullable CallMethod method) {
		return switch (method) {
			case null -> 0;
			case INTERNAL -> 1;
			case MANUAL -> 2;
			case API -> 3;
			case TWO_WAY -> 4;
			case PREDICTIVE -> 5;
			case IVR -> 6;
			case UNKNOWN -> throw new IllegalArgumentException("An unknown method is no filter");
		};
	}

}
