package io.cdrfacade.platform;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Call detail records for the tests of other packages. */
public final class CdrFixture {

	/** The record that the platform's documentation shows. */
	public static final Cdr DOCUMENTED = new Cdr(22670L, Direction.OUTBOUND, CallMethod.IVR, null, "13387525701",
			"2190170001", Instant.parse("2019-09-27T06:58:37Z"), null, Instant.parse("2019-09-27T06:59:05Z"), 28, 0,
			"0", "0", "0", "0", "#", HangupCode.of(10041), HangupCode.of(10020), null);

	/** A record of which nothing is known. */
	public static final Cdr UNKNOWN = new Cdr(null, Direction.UNKNOWN, CallMethod.UNKNOWN, null, null, null, null, null,
			null, null, null, null, null, null, null, null, null, HangupCode.of(19999), null);

	/**
	 * The documented record, with a mobile phone as the extension and in the recording's
	 * name.
	 */
	public static final Cdr MOBILE_EXTENSION = new Cdr(22670L, Direction.OUTBOUND, CallMethod.IVR, "13912345678",
			"13387525701", "2190170001", Instant.parse("2019-09-27T06:58:37Z"), null,
			Instant.parse("2019-09-27T06:59:05Z"), 28, 0, "0", "0", "0", "0", "#", HangupCode.of(10041),
			HangupCode.of(10020), "20190927-13912345678.wav");

	private CdrFixture() {
	}

	/**
	 * A record with a start, an answer and a recording.
	 * @param startedAt when it was dialled
	 * @param answeredAt when it was answered
	 * @param talkSeconds seconds of talk
	 * @param recording file name of the recording
	 * @return the record
	 */
	public static Cdr cdr(Instant startedAt, @Nullable Instant answeredAt, int talkSeconds,
			@Nullable String recording) {
		return new Cdr(1L, Direction.INBOUND, CallMethod.TWO_WAY, "8001", "8002", null, startedAt, answeredAt, null,
				null, talkSeconds, null, null, null, null, null, null, null, recording);
	}

	/**
	 * Makes a record of which the id is known.
	 * @param id its id
	 * @return the record
	 */
	public static Cdr withId(long id) {
		return new Cdr(id, Direction.INBOUND, CallMethod.TWO_WAY, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null);
	}

}
