package io.cdrfacade.platform.bills;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.SyncState;

/** The platform's words and numbers for directions, methods and sync marks. */
final class BillWords {

	private static final int ANY_DIRECTION = 3;

	private static final int ANY_METHOD = 0;

	/** The first one is number 1. */
	private static final List<CallMethod> METHODS = List.of(CallMethod.INTERNAL, CallMethod.MANUAL, CallMethod.API,
			CallMethod.TWO_WAY, CallMethod.PREDICTIVE, CallMethod.IVR);

	private BillWords() {
	}

	static Direction direction(@Nullable String word) {
		return switch (word) {
			case null -> Direction.UNKNOWN;
			case "callout" -> Direction.OUTBOUND;
			case "callin" -> Direction.INBOUND;
			default -> unusualDirection(word.strip().toLowerCase(Locale.ROOT));
		};
	}

	/** Reads other spellings, and the numbers that queries use. */
	private static Direction unusualDirection(String word) {
		return switch (word) {
			case "callout", "2" -> Direction.OUTBOUND;
			case "callin", "1" -> Direction.INBOUND;
			default -> Direction.UNKNOWN;
		};
	}

	static CallMethod method(long number) {
		return (number >= 1 && number <= METHODS.size()) ? METHODS.get((int) number - 1) : CallMethod.UNKNOWN;
	}

	/** The number that a query has for a direction, or for any. */
	static int number(@Nullable Direction direction) {
		return switch (direction) {
			case INBOUND -> 1;
			case OUTBOUND -> 2;
			case null -> ANY_DIRECTION;
			case UNKNOWN -> throw new IllegalArgumentException("An unknown direction is no filter");
		};
	}

	/** The number that a query has for a method, or for any. */
	static int number(@Nullable CallMethod method) {
		if (method == CallMethod.UNKNOWN) {
			throw new IllegalArgumentException("An unknown method is no filter");
		}
		return (method != null) ? METHODS.indexOf(method) + 1 : ANY_METHOD;
	}

	/** The number that a query has for a sync mark. */
	static int number(SyncState sync) {
		return switch (sync) {
			case UNREAD -> 1;
			case READ -> 2;
			case ALL -> 3;
		};
	}

}
