package io.cdrfacade.platform.wire;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.NotAuthorised;
import io.cdrfacade.platform.PlatformException.Rejected;
import io.cdrfacade.platform.PlatformRefusal;

/** Tells what kind of fault a refusal or failure of the platform is. */
public final class RefusalFaults {

	/** HTTP status of a proxy that limits the requests. */
	public static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private static final Pattern SECONDS = Pattern.compile("0*[1-9][0-9]{0,5}");

	private static final String UNREACHABLE_INSIDE = "1001";

	private RefusalFaults() {
	}

	/** The fault that a refused or failed call is. */
	public static PlatformException ofCall(PlatformRefusal refusal) {
		int ret = refusal.ret();
		if (ret == Envelope.UNDERSTOOD) {
			return new Failed("The platform failed to do what it was asked", refusal, null);
		}
		if (Envelope.isAuthorisation(ret)) {
			return new NotAuthorised(unauthorised(ret), refusal);
		}
		return (ret < SERVER_ERROR) ? new Rejected("The platform refused the request", refusal) : serverError(refusal);
	}

	/**
	 * Whether a refusal is about the platform's own state. Other failures are about what
	 * was asked for.
	 */
	static boolean isOwnTrouble(PlatformRefusal refusal) {
		return refusal.ret() != Envelope.UNDERSTOOD || UNREACHABLE_INSIDE.equals(refusal.code());
	}

	/** The fault that a refused or failed login is: the credentials', where possible. */
	static PlatformException ofLogin(PlatformRefusal refusal) {
		int ret = refusal.ret();
		if (ret >= SERVER_ERROR && ret < Envelope.TOKEN_REFUSED) {
			return serverError(refusal);
		}
		if (ret == Envelope.UNDERSTOOD && UNREACHABLE_INSIDE.equals(refusal.code())) {
			return new Failed("The platform failed to log the account in", refusal, null);
		}
		return new NotAuthorised(unauthorised(ret), refusal);
	}

	/** Whether an HTTP status says that the facade must not ask this. */
	static boolean isRefusal(int status) {
		return status == 401 || status == 403;
	}

	/**
	 * Reads when to ask again.
	 * @param header the header {@code Retry-After}
	 * @return the time until then, or {@code null} if it is not told in seconds
	 */
	public static @Nullable Duration retryAfter(@Nullable String header) {
		String text = (header != null) ? header.strip() : "";
		return SECONDS.matcher(text).matches() ? Duration.ofSeconds(Long.parseLong(text)) : null;
	}

	/** The fault that a fresh token's refusal is. */
	public static PlatformException ofFreshToken(PlatformRefusal refusal) {
		return new NotAuthorised("The platform refuses a token that it has just given", refusal);
	}

	private static PlatformException serverError(PlatformRefusal refusal) {
		return new Failed("The platform reports an error of its own", refusal, null);
	}

	private static String unauthorised(int ret) {
		return switch (ret) {
			case 601 -> "The platform does not authorise the account's app-id";
			case 602 -> "The authorisation of the account's app-id has expired at the platform";
			case 603 -> "The account has no licence for this part of the platform";
			case 604 -> "The platform does not authorise this facade's address";
			default -> "The platform refuses the account's credentials";
		};
	}

}
