package io.cdrfacade.calls.export;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.Formulas;

/**
 * A call as a row. The components are the columns; further ones go to the end, as people
 * read tables by position.
 */
record CsvRow(@Nullable Long id, String direction, String method, @Nullable String extension,
		@Nullable String destination, @Nullable String displayNumber, @Nullable OffsetDateTime startedAt,
		@Nullable OffsetDateTime answeredAt, @Nullable OffsetDateTime endedAt, boolean answered,
		@Nullable Integer durationSeconds, @Nullable Integer talkSeconds, @Nullable String userId,
		@Nullable String memberId, @Nullable String maturity, @Nullable String customerId, @Nullable String keysPressed,
		@Nullable String hangupBy, @Nullable Integer hangupByCode, @Nullable String hangupCause,
		@Nullable Integer hangupCauseCode, @Nullable String recordingFileName, @Nullable String recordingHref) {

	static CsvRow of(Call call) {
		Call.Hangup hangup = call.hangup();
		Call.Recording recording = call.recording();
		return new CsvRow(call.id(), call.direction(), call.method(), Formulas.defuse(call.extension()),
				Formulas.defuse(call.destination()), Formulas.defuse(call.displayNumber()), call.startedAt(),
				call.answeredAt(), call.endedAt(), call.answered(), call.durationSeconds(), call.talkSeconds(),
				Formulas.defuse(call.userId()), Formulas.defuse(call.memberId()), Formulas.defuse(call.maturity()),
				Formulas.defuse(call.customerId()), Formulas.defuse(call.keysPressed()), hangup.by(), hangup.byCode(),
				hangup.cause(), hangup.causeCode(), Formulas.defuse((recording != null) ? recording.fileName() : null),
				(recording != null) ? recording.href() : null);
	}

}
