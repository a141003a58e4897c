package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;

/**
 * The platform could not do what it was asked. The message is safe to show to a caller:
 * it holds no secret and no address.
 */
public abstract sealed class PlatformException extends RuntimeException {

	private final @Nullable PlatformAnswer answer;

	private PlatformException(String message, @Nullable PlatformAnswer answer, @Nullable Throwable cause) {
		super(message, cause);
		this.answer = answer;
	}

	/**
	 * What the platform said.
	 * @return the refusal or failure as the platform put it, or {@code null} if it said
	 * nothing that could be read
	 */
	public final @Nullable PlatformAnswer answer() {
		return this.answer;
	}

	/** No connection: the request never left, so repeating it is always safe. */
	public static final class Unreachable extends PlatformException {

		Unreachable(String message, Throwable cause) {
			super(message, null, cause);
		}

	}

	/** All connections stayed in use: the request never left. */
	public static final class Busy extends PlatformException {

		Busy(String message, Throwable cause) {
			super(message, null, cause);
		}

	}

	/** No answer in time; the request may have arrived. */
	public static final class TimedOut extends PlatformException {

		TimedOut(String message, Throwable cause) {
			super(message, null, cause);
		}

	}

	/** The account's credentials or licence do not allow the call: configuration. */
	public static final class NotAuthorised extends PlatformException {

		NotAuthorised(String message, PlatformAnswer answer) {
			super(message, answer, null);
		}

	}

	/** The platform refused the request: repeating it is useless. */
	public static final class Rejected extends PlatformException {

		Rejected(String message, PlatformAnswer answer) {
			super(message, answer, null);
		}

	}

	/** The platform understood the request and failed, or hung up without an answer. */
	public static final class Failed extends PlatformException {

		Failed(String message, @Nullable PlatformAnswer answer, @Nullable Throwable cause) {
			super(message, answer, cause);
		}

	}

	/**
	 * The answer cannot be read: not JSON, cut off, too large, or not of the known shape.
	 */
	public static final class Malformed extends PlatformException {

		Malformed(String message, @Nullable Throwable cause) {
			super(message, null, cause);
		}

	}

}
