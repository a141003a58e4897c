package io.cdrfacade.platform;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The platform could not do what it was asked. The message is safe to show to a caller:
 * it holds no secret and no address.
 */
public abstract sealed class PlatformException extends RuntimeException {

	private final @Nullable PlatformRefusal refusal;

	private final @Nullable Duration retryAfter;

	private PlatformException(String message, @Nullable PlatformRefusal refusal, @Nullable Throwable cause) {
		this(message, refusal, cause, null);
	}

	private PlatformException(String message, @Nullable PlatformRefusal refusal, @Nullable Throwable cause,
			@Nullable Duration retryAfter) {
		super(message, cause);
		this.refusal = refusal;
		this.retryAfter = retryAfter;
	}

	/**
	 * Returns the platform's refusal.
	 * @return the refusal or failure as the platform put it, or {@code null} if it said
	 * nothing that could be read
	 */
	public final @Nullable PlatformRefusal refusal() {
		return this.refusal;
	}

	/**
	 * Tells how long not to try again.
	 * @return the time until the platform is asked again, more than zero, or {@code null}
	 * if it is not known
	 */
	public final @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * No connection, or none tried because the circuit breaker is open: the request never
	 * left, so repeating it is always safe.
	 */
	public static final class Unreachable extends PlatformException {

		public Unreachable(String message, Throwable cause) {
			super(message, null, cause);
		}

		public Unreachable(String message, Throwable cause, Duration retryAfter) {
			super(message, null, cause, retryAfter);
		}

	}

	/**
	 * The facade sends no further request now, as permits, requests per second or
	 * connections are used up, so that the request never left; or the platform takes no
	 * more requests at the moment, and has done nothing.
	 */
	public static final class Busy extends PlatformException {

		public Busy(String message, @Nullable Throwable cause) {
			this(message, cause, null);
		}

		public Busy(String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
			super(message, null, cause, retryAfter);
		}

	}

	/** No answer in time; the request may have arrived. */
	public static final class TimedOut extends PlatformException {

		public TimedOut(String message, Throwable cause) {
			super(message, null, cause);
		}

	}

	/**
	 * The account's credentials or licence do not allow the call. The operator has to
	 * correct the configuration, or ask the vendor.
	 */
	public static final class NotAuthorised extends PlatformException {

		public NotAuthorised(String message, PlatformRefusal refusal) {
			super(message, refusal, null);
		}

	}

	/** The platform refused the request: repeating it is useless. */
	public static final class Rejected extends PlatformException {

		public Rejected(String message, PlatformRefusal refusal) {
			super(message, refusal, null);
		}

	}

	/** The platform understood the request and failed, or hung up without an answer. */
	public static final class Failed extends PlatformException {

		public Failed(String message, @Nullable PlatformRefusal refusal, @Nullable Throwable cause) {
			super(message, refusal, cause);
		}

	}

	/**
	 * The answer cannot be read: not JSON, cut off, too large, or not of the known shape.
	 */
	public static final class Malformed extends PlatformException {

		private final Kind kind;

		private Malformed(Kind kind, String message, @Nullable Throwable cause) {
			super(message, null, cause);
			this.kind = kind;
		}

		/**
		 * An answer that will be the same the next time, or answers that contradict one
		 * another.
		 * @param message what cannot be read, or what contradicts what, fit to be shown
		 * to a caller
		 * @param cause why, if an exception tells
		 * @return the fault
		 */
		public static Malformed lasting(String message, @Nullable Throwable cause) {
			return new Malformed(Kind.LASTING, message, cause);
		}

		/**
		 * An answer that was damaged or cut off on its way.
		 * @param message what is wrong with it, fit to be shown to a caller
		 * @param cause why, if an exception tells
		 * @return the fault
		 */
		public static Malformed accidental(String message, @Nullable Throwable cause) {
			return new Malformed(Kind.ACCIDENTAL, message, cause);
		}

		/**
		 * An answer that is larger than the limit.
		 * @param message how large an answer may be, fit to be shown to a caller
		 * @param cause tells where it was given up
		 * @return the fault
		 */
		public static Malformed tooLarge(String message, Throwable cause) {
			return new Malformed(Kind.TOO_LARGE, message, cause);
		}

		/**
		 * Tells whether to ask once more.
		 * @return whether the same request may get a whole answer the next time
		 */
		public boolean isAccident() {
			return this.kind == Kind.ACCIDENTAL;
		}

		/**
		 * Tells whether the answer is too large. That is up to the request, and not to
		 * the platform.
		 * @return whether a request for less may succeed
		 */
		public boolean isTooLarge() {
			return this.kind == Kind.TOO_LARGE;
		}

		private enum Kind {

			LASTING, ACCIDENTAL, TOO_LARGE

		}

	}

}
