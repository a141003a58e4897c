package io.cdrfacade.sandbox.calls;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.sandbox.php.PhpForm;

/**
 * A record as it goes over the wire, as loose in its types as the platform is: always the
 * same for the same id, and never for the documented example.
 */
final class BillFields {

	private BillFields() {
	}

	static Map<String, @Nullable Object> of(Bill bill, ZoneId zone) {
		Map<String, @Nullable Object> fields = strict(bill, zone);
		if (bill.id() != ExampleBill.ID) {
			loosen(fields, bill.id());
		}
		return fields;
	}

	private static Map<String, @Nullable Object> strict(Bill bill, ZoneId zone) {
		MadeUpCall call = bill.call();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", bill.id());
		fields.put("extnumber", call.route().extension());
		fields.put("destnumber", call.route().destination());
		fields.put("displaynumber", call.route().display());
		putTiming(fields, call.timing(), zone);
		fields.put("direction", call.route().inbound() ? "callin" : "callout");
		fields.put("callmethod", call.route().method());
		putCustomData(fields, call.custom());
		fields.put("recordfilename", call.recording());
		fields.put("downloadip", call.recording().isEmpty() ? "" : "127.0.0.1");
		fields.put("hangupdirection", call.hangup().by());
		fields.put("hangupcause", call.hangup().cause());
		fields.put("userkey", call.keys());
		return fields;
	}

	private static void putTiming(Map<String, @Nullable Object> fields, MadeUpCall.Timing timing, ZoneId zone) {
		fields.put("starttime", local(timing.start(), zone));
		fields.put("answertime", (timing.answer() != null) ? local(timing.answer(), zone) : null);
		fields.put("endtime", local(timing.end(), zone));
		fields.put("duration", timing.duration());
		fields.put("billsec", timing.talk());
	}

	private static void putCustomData(Map<String, @Nullable Object> fields, MadeUpCall.CustomData custom) {
		fields.put("userid", custom.user());
		fields.put("memberid", custom.member());
		fields.put("chengshudu", custom.maturity());
		fields.put("customuuid", custom.customer());
	}

	private static void loosen(Map<String, @Nullable Object> fields, long id) {
		if (id % 3 == 0) {
			fields.replace("answertime", null, "");
		}
		if (id % 5 == 0) {
			fields.computeIfPresent("userkey", (_, keys) -> numberIfDigit(keys));
		}
		if (id % 7 == 0) {
			fields.computeIfPresent("duration", (_, seconds) -> seconds.toString());
			fields.computeIfPresent("callmethod", (_, method) -> method.toString());
		}
		if (id % 11 == 0) {
			fields.remove("downloadip");
			fields.put("trunkname", "线路1");
		}
	}

	private static Object numberIfDigit(Object keys) {
		return keys.toString().matches("\\d") ? Integer.valueOf(keys.toString()) : keys;
	}

	private static String local(Instant instant, ZoneId zone) {
		return LocalDateTime.ofInstant(instant, zone).format(PhpForm.TIME);
	}

}
