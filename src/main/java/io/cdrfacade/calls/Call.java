package io.cdrfacade.calls;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.HangupCode;

record Call(@Nullable Long id, String direction, String method, @Nullable String extension,
		@Nullable String destination, @Nullable String displayNumber, @Nullable OffsetDateTime startedAt,
		@Nullable OffsetDateTime answeredAt, @Nullable OffsetDateTime endedAt, boolean answered,
		@Nullable Integer durationSeconds, @Nullable Integer talkSeconds, @Nullable String userId,
		@Nullable String memberId, @Nullable String maturity, @Nullable String customerId, @Nullable String keysPressed,
		Hangup hangup, @Nullable Recording recording) {

	static Call of(Cdr cdr, ZoneId zone) {
		return new Call(cdr.id(), Words.DIRECTIONS.of(cdr.direction()), Words.METHODS.of(cdr.method()), cdr.extension(),
				cdr.destination(), cdr.displayNumber(), time(cdr.startedAt(), zone), time(cdr.answeredAt(), zone),
				time(cdr.endedAt(), zone), answered(cdr), cdr.durationSeconds(), cdr.talkSeconds(), cdr.userId(),
				cdr.memberId(), cdr.maturity(), cdr.customerId(), cdr.keysPressed(),
				Hangup.of(cdr.hangupBy(), cdr.hangupCause()), Recording.of(cdr.recordingFileName()));
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant instant, ZoneId zone) {
		return (instant != null) ? instant.atZone(zone).toOffsetDateTime() : null;
	}

	/** Either sign will do: the platform leaves out now one, now the other. */
	private static boolean answered(Cdr cdr) {
		return cdr.answeredAt() != null || (cdr.talkSeconds() != null && cdr.talkSeconds() > 0);
	}

	record Hangup(@Nullable String by, @Nullable Integer byCode, @Nullable String cause, @Nullable Integer causeCode) {

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

	record Recording(String fileName, String href) {

		static @Nullable Recording of(@Nullable String fileName) {
			return (fileName != null)
					? new Recording(fileName, "/recordings/" + UriUtils.encode(fileName, StandardCharsets.UTF_8))
					: null;
		}

	}

}
