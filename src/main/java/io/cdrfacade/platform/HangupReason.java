package io.cdrfacade.platform;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The platform's hang-up codes: who ended a call, and why. */
public enum HangupReason {

	NORMAL(10001), CANCELLED(10002), REJECTED(10003), TRUNK_FAILED(10004), NOT_ANSWERED(10005), BUSY(10006),
	SERVER(10007), EXTENSION_NOT_REGISTERED(10008), UNREACHABLE(10009), TIMER_EXPIRED(10011), CALLBACK_FAILED(10012),
	EXTENSION_NOT_FOUND(10013), NOT_FOUND(10014), TIMEOUT(10015), NO_ANSWER(10016), EXPIRED(10017),
	LOCATION_UNKNOWN(10019), OTHER(10020), BAD_REQUEST(10024), FORBIDDEN(10025), NUMBER_CHANGED(10027),
	INTERCEPTED(10028), UNKNOWN(10031), CALLER(10040), CALLEE(10041);

	private static final Map<Integer, HangupReason> BY_CODE = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap((reason) -> reason.code, Function.identity()));

	private final int code;

	HangupReason(int code) {
		this.code = code;
	}

	/**
	 * Finds the meaning of a code.
	 * @param code the platform's code, any number
	 * @return its meaning; {@link #UNKNOWN} for a code that is not known yet
	 */
	public static HangupReason of(int code) {
		return BY_CODE.getOrDefault(code, UNKNOWN);
	}

}
