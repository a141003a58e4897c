package io.cdrfacade.calls;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.HangupCode;

/**
 * A call as callers see it.
 *
 * @param id record id
 * @param direction word for the direction
 * @param method word for how it was made
 * @param extension extension number
 * @param destination number called
 * @param displayNumber number shown to the called party
 * @param startedAt when it was dialled
 * @param answeredAt when it was answered
 * @param endedAt when it ended
 * @param answered whether it was answered
 * @param durationSeconds seconds from dialling to the end
 * @param talkSeconds seconds of talk
 * @param userId custom data: employee
 * @param memberId custom data: member
 * @param maturity custom data: maturity
 * @param customerId custom data: customer
 * @param keysPressed keys that the called party pressed
 * @param hangup how it ended
 * @param recording its recording
 * @param href where to get this call alone
 */
@Schema(name = "Call", description = "A call. Fields without a value are `null`, never missing.")
public record Call(
		@Schema(description = "Record id; grows with the end of calls.", example = "22670") @Nullable Long id,
		@Schema(description = "Direction, seen from the call centre; `unknown` if the platform has a new one.",
				ref = WordSchemas.DIRECTION) String direction,
		@Schema(description = "How the call was made; `unknown` if the platform has a new way.",
				ref = WordSchemas.METHOD) String method,
		@Schema(description = "Extension number. One of more than six digits may be a phone number, and is masked like one.",
				example = "8001") @Nullable String extension,
		@Schema(description = "Number called.", example = "13387525701") @Nullable String destination,
		@Schema(description = "Number shown to the called party.",
				example = "2190170001") @Nullable String displayNumber,
		@Schema(description = "When it was dialled, in `zone`.") @Nullable OffsetDateTime startedAt,
		@Schema(description = "When it was answered, in `zone`.") @Nullable OffsetDateTime answeredAt,
		@Schema(description = "When it ended, in `zone`.") @Nullable OffsetDateTime endedAt,
		@Schema(description = "Whether it was answered.") boolean answered,
		@Schema(description = "Seconds from dialling to the end.", example = "28") @Nullable Integer durationSeconds,
		@Schema(description = "Seconds of talk.", example = "0") @Nullable Integer talkSeconds,
		@Schema(description = "Custom data: employee.", example = "0") @Nullable String userId,
		@Schema(description = "Custom data: member.", example = "0") @Nullable String memberId,
		@Schema(description = "Custom data: maturity.", example = "0") @Nullable String maturity,
		@Schema(description = "Custom data: customer.", example = "0") @Nullable String customerId,
		@Schema(description = "Keys that the called party pressed.", example = "#") @Nullable String keysPressed,
		Hangup hangup, @Schema(description = "The recording, if there is one.") @Nullable Recording recording,
		@Schema(description = "Where to get this call alone, relative to this server; without `at` if `startedAt` is "
				+ "`null`. `null` if it has no id from 1 to " + CallId.GREATEST + ".", format = "uri-reference",
				example = "/calls/22670?at=2019-09-27T14:58:37%2B08:00") @Nullable String href) {

	/** The call that the platform's documentation shows, in a list. */
	public static final String EXAMPLE = """
			    {
			      "id": 22670,
			      "direction": "outbound",
			      "method": "ivr",
			      "extension": null,
			      "destination": "13387525701",
			      "displayNumber": "2190170001",
			      "startedAt": "2019-09-27T14:58:37+08:00",
			      "answeredAt": null,
			      "endedAt": "2019-09-27T14:59:05+08:00",
			      "answered": false,
			      "durationSeconds": 28,
			      "talkSeconds": 0,
			      "userId": "0",
			      "memberId": "0",
			      "maturity": "0",
			      "customerId": "0",
			      "keysPressed": "#",
			      "hangup": { "by": "callee", "byCode": 10041, "cause": "other", "causeCode": 10020 },
			      "recording": null,
			      "href": "/calls/22670?at=2019-09-27T14:58:37%2B08:00"
			    }
			""";

	/**
	 * Shows a call.
	 * @param cdr the call's record
	 * @param view how calls are shown
	 * @return what the caller sees of it
	 */
	public static Call of(Cdr cdr, CallView view) {
		return new Call(cdr.id(), Words.DIRECTIONS.of(cdr.direction()), Words.METHODS.of(cdr.method()),
				view.showExtension(cdr.extension()), view.showNumber(cdr.destination()),
				view.showNumber(cdr.displayNumber()), time(cdr.startedAt(), view), time(cdr.answeredAt(), view),
				time(cdr.endedAt(), view), answered(cdr), cdr.durationSeconds(), cdr.talkSeconds(), cdr.userId(),
				cdr.memberId(), cdr.maturity(), cdr.customerId(), cdr.keysPressed(),
				Hangup.of(cdr.hangupBy(), cdr.hangupCause()), Recording.of(view.showRecording(cdr), view),
				href(cdr, view));
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant instant, CallView view) {
		Instant shown = view.showTime(instant);
		return (shown != null) ? OffsetDateTime.ofInstant(shown, view.zone()) : null;
	}

	private static @Nullable String href(Cdr cdr, CallView view) {
		if (!CallId.isInPath(cdr.id())) {
			return null;
		}
		String path = view.root() + "/calls/" + cdr.id();
		OffsetDateTime at = time(cdr.startedAt(), view);
		if (at == null) {
			return path + view.accountQuery("?");
		}
		return path + "?at=" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at).replace("+", "%2B")
				+ view.accountQuery("&");
	}

	/**
	 * Tells whether a call was answered. A time of answer or seconds of talk are enough:
	 * the platform sometimes leaves out one of them.
	 * @param cdr the call's record
	 * @return whether it was answered
	 */
	public static boolean answered(Cdr cdr) {
		return cdr.answeredAt() != null || (cdr.talkSeconds() != null && cdr.talkSeconds() > 0);
	}

	/**
	 * How a call ended, in words and in the platform's codes.
	 *
	 * @param by who ended it
	 * @param byCode the code for that
	 * @param cause why it ended
	 * @param causeCode the code for that
	 */
	@Schema(name = "Hangup", description = "How the call ended. A code that is not known yet comes as `unknown`.")
	public record Hangup(@Schema(description = "Who ended it.", ref = WordSchemas.HANGUP_REASON) @Nullable String by,
			@Schema(description = "The platform's code for who ended it.", example = "10041") @Nullable Integer byCode,
			@Schema(description = "Why it ended.", ref = WordSchemas.HANGUP_REASON) @Nullable String cause,
			@Schema(description = "The platform's code for why it ended.",
					example = "10020") @Nullable Integer causeCode) {

		static Hangup of(@Nullable HangupCode by, @Nullable HangupCode cause) {
			return new Hangup(word(by), number(by), word(cause), number(cause));
		}

		private static @Nullable String word(@Nullable HangupCode code) {
			return (code != null) ? Words.HANGUP_REASONS.of(code.reason()) : null;
		}

		private static @Nullable Integer number(@Nullable HangupCode code) {
			return (code != null) ? code.code() : null;
		}

	}

	/**
	 * The recording of a call.
	 *
	 * @param fileName its file name
	 * @param href where to get it, if a path can hold its name
	 */
	@Schema(name = "Recording", description = "The recording of a call.")
	public record Recording(
			@Schema(description = "Its file name.", example = "20190927-8001-22671.wav") String fileName,
			@Schema(description = """
					Where to get it, relative to this server. `null` in the rare case that no path can hold the name: one with \
					a slash, a backslash, `..`, a control character, an escape sequence of these, or more than 255 bytes.""",
					format = "uri-reference", example = "/recordings/20190927-8001-22671.wav") @Nullable String href) {

		static @Nullable Recording of(@Nullable String fileName, CallView view) {
			return (fileName != null) ? new Recording(fileName, view.recordingHref(fileName)) : null;
		}

	}

}
