package io.cdrfacade.calls;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.HangupCode;
import io.cdrfacade.platform.HangupReason;

/**
 * Filters that the platform does not know: the facade reads the calls and applies them.
 *
 * @param number number called or shown to the called party; {@code null} for any
 * @param answered whether the call was answered; {@code null} for both
 * @param minTalkSeconds least seconds of talk; 0 for any
 * @param maxTalkSeconds most seconds of talk; {@link Integer#MAX_VALUE} for any
 * @param hasRecording whether there is a recording; {@code null} for both
 * @param hangupCauses why the call ended; empty for any
 * @param hangupBys who ended the call; empty for any
 */
public record OwnFilters(@Nullable String number, @Nullable Boolean answered, int minTalkSeconds, int maxTalkSeconds,
		@Nullable Boolean hasRecording, Set<HangupReason> hangupCauses, Set<HangupReason> hangupBys) {

	/** The parameters that they are read from. */
	public static final List<String> NAMES = List.of("number", "answered", "minTalkSeconds", "maxTalkSeconds",
			"hasRecording", "hangupCause", "hangupBy");

	/** Lets every call through. */
	public static final OwnFilters NONE = new OwnFilters(null, null, 0, Integer.MAX_VALUE, null, Set.of(), Set.of());

	/**
	 * Tells whether there is nothing to apply.
	 * @return whether every call passes
	 */
	public boolean isEmpty() {
		return equals(NONE);
	}

	/**
	 * Tells whether a call passes.
	 * @param cdr the call's record
	 * @return whether all of these filters let it through
	 */
	public boolean admit(Cdr cdr) {
		int talk = (cdr.talkSeconds() != null) ? cdr.talkSeconds() : 0;
		return talk >= this.minTalkSeconds && talk <= this.maxTalkSeconds && hasNumber(cdr)
				&& (this.answered == null || this.answered == Call.answered(cdr))
				&& (this.hasRecording == null || this.hasRecording == (cdr.recordingFileName() != null))
				&& isIn(this.hangupCauses, cdr.hangupCause()) && isIn(this.hangupBys, cdr.hangupBy());
	}

	private boolean hasNumber(Cdr cdr) {
		return this.number == null || this.number.equals(cdr.destination()) || this.number.equals(cdr.displayNumber());
	}

	private static boolean isIn(Set<HangupReason> wanted, @Nullable HangupCode code) {
		return wanted.isEmpty() || (code != null && wanted.contains(code.reason()));
	}

}
