package io.cdrfacade.sandbox.calls;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The record that the platform's documentation shows; it never grows too old. */
final class ExampleBill {

	static final long ID = 22_670;

	/** A recording that is always there, though no record names it. */
	static final String RECORDING = "20190927-8001-22671.wav";

	private ExampleBill() {
	}

	static Bill in(ZoneId zone) {
		Instant start = LocalDateTime.of(2019, 9, 27, 14, 58, 37).atZone(zone).toInstant();
		return new Bill(ID, new MadeUpCall(new MadeUpCall.Route(false, 6, "", "13387525701", "2190170001"),
				new MadeUpCall.Timing(start, null, start.plusSeconds(28)),
				new MadeUpCall.CustomData("0", "0", "0", "0"), new MadeUpCall.HangupCodes(10041, 10020), "#", ""));
	}

}
