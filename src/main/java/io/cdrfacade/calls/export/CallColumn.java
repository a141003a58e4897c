package io.cdrfacade.calls.export;

import java.time.OffsetDateTime;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Call;

/**
 * The columns of tables, in their order. New ones go to the end, as people read tables by
 * position.
 */
enum CallColumn {

	ID("id", 12, Call::id), DIRECTION("direction", 10, Call::direction), METHOD("method", 10, Call::method),
	EXTENSION("extension", 11, Call::extension), DESTINATION("destination", 16, Call::destination),
	DISPLAY_NUMBER("displayNumber", 16, Call::displayNumber), STARTED_AT("startedAt", 20, Call::startedAt),
	ANSWERED_AT("answeredAt", 20, Call::answeredAt), ENDED_AT("endedAt", 20, Call::endedAt),
	ANSWERED("answered", 10, Call::answered), DURATION_SECONDS("durationSeconds", 10, Call::durationSeconds),
	TALK_SECONDS("talkSeconds", 10, Call::talkSeconds), USER_ID("userId", 12, Call::userId),
	MEMBER_ID("memberId", 12, Call::memberId), MATURITY("maturity", 12, Call::maturity),
	CUSTOMER_ID("customerId", 12, Call::customerId), KEYS_PRESSED("keysPressed", 12, Call::keysPressed),
	HANGUP_BY("hangupBy", 14, (call) -> call.hangup().by()),
	HANGUP_BY_CODE("hangupByCode", 10, (call) -> call.hangup().byCode()),
	HANGUP_CAUSE("hangupCause", 14, (call) -> call.hangup().cause()),
	HANGUP_CAUSE_CODE("hangupCauseCode", 10, (call) -> call.hangup().causeCode()),
	RECORDING_FILE_NAME("recordingFileName", 30, (call) -> recording(call, Call.Recording::fileName)),
	RECORDING_HREF("recordingHref", 30, (call) -> recording(call, Call.Recording::href));

	private final String title;

	private final int width;

	/** The checker cannot see that these functions have no state. */
	@SuppressWarnings("ImmutableEnumChecker")
	private final Function<Call, @Nullable Object> value;

	CallColumn(String title, int width, Function<Call, @Nullable Object> value) {
		this.title = title;
		this.width = width;
		this.value = value;
	}

	private static @Nullable String recording(Call call, Function<Call.Recording, @Nullable String> field) {
		return (call.recording() != null) ? field.apply(call.recording()) : null;
	}

	/** Its name for programs. */
	String title() {
		return this.title;
	}

	/** How wide it is shown, in characters. */
	int width() {
		return this.width;
	}

	/** A text, a number, a truth value or an {@link OffsetDateTime}. */
	@Nullable Object of(Call call) {
		return this.value.apply(call);
	}

}
