package io.cdrfacade.sandbox;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The record that the platform's documentation shows; it never grows too old. */
final class ExampleBill {

	static final long ID = 22_670;

	private ExampleBill() {
	}

	static Bill in(ZoneId zone) {
		Instant start = LocalDateTime.of(2019, 9, 27, 14, 58, 37).atZone(zone).toInstant();
		return new Bill(ID,
				new SandboxCall(new SandboxCall.Route(false, 6, "", "13387525701", "2190170001"),
						new SandboxCall.Timing(start, null, start.plusSeconds(28)),
						new SandboxCall.CustomData("0", "0", "0", "0"), new SandboxCall.Hangup(10041, 10020), "#", ""));
	}

}
