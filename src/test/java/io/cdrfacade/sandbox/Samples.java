package io.cdrfacade.sandbox;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What several tests begin with. */
final class Samples {

	static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	static final SandboxProperties PROPERTIES = properties(50_000);

	private Samples() {
	}

	static SandboxProperties properties(int maxRecords) {
		return new SandboxProperties("demo", "demo-key", SHANGHAI, Duration.ofHours(12), Duration.ofSeconds(25),
				Duration.ofDays(90), maxRecords);
	}

	/** A complete form that asks for everything. */
	static Map<String, String> billForm() {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("service", "App.Sip_Cdr.GetBill");
		fields.put("token", "");
		fields.put("starttime", "2000-01-01 00:00:00");
		fields.put("endtime", "2099-12-31 23:59:59");
		fields.put("syncflag", "3");
		fields.put("direction", "3");
		fields.put("callmethod", "0");
		fields.put("currentpage", "1");
		fields.put("itemsperpage", "1000");
		fields.put("extnumber", "");
		fields.put("destnumber", "");
		fields.put("userid", "");
		fields.put("memberid", "");
		return fields;
	}

	static Map<String, String> billForm(String... changes) {
		Map<String, String> fields = billForm();
		for (int index = 0; index < changes.length; index += 2) {
			fields.put(changes[index], changes[index + 1]);
		}
		return fields;
	}

	static BillQuery query(String... changes) {
		return BillQuery.of(new SandboxForm(billForm(changes)));
	}

	/** All records, whatever the pages. */
	static List<Bill> all(Bills bills) {
		int pages = 1 + bills.page(query()).total() / 1000;
		return IntStream.rangeClosed(1, pages)
			.mapToObj((page) -> bills.page(query("currentpage", Integer.toString(page))).bills())
			.flatMap(List::stream)
			.toList();
	}

}
