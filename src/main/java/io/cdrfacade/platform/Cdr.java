package io.cdrfacade.platform;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A call detail record. What the platform left out or sent empty is {@code null}.
 *
 * @param id record id; grows with the end of calls
 * @param direction direction of the call
 * @param method how the call was made
 * @param extension extension number
 * @param destination number called
 * @param displayNumber number shown to the called party
 * @param startedAt when it was dialled
 * @param answeredAt when it was answered
 * @param endedAt when it ended
 * @param durationSeconds seconds from dialling to the end
 * @param talkSeconds seconds of talk
 * @param userId custom data: employee
 * @param memberId custom data: member
 * @param maturity custom data: maturity
 * @param customerId custom data: customer
 * @param keysPressed keys that the called party pressed
 * @param hangupBy who ended the call
 * @param hangupCause why the call ended
 * @param recordingFileName file name of the recording
 */
public record Cdr(@Nullable Long id, Direction direction, CallMethod method, @Nullable String extension,
		@Nullable String destination, @Nullable String displayNumber, @Nullable Instant startedAt,
		@Nullable Instant answeredAt, @Nullable Instant endedAt, @Nullable Integer durationSeconds,
		@Nullable Integer talkSeconds, @Nullable String userId, @Nullable String memberId, @Nullable String maturity,
		@Nullable String customerId, @Nullable String keysPressed, @Nullable HangupCode hangupBy,
		@Nullable HangupCode hangupCause, @Nullable String recordingFileName) {
}
