package io.cdrfacade.platform;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.cdrfacade.platform.bills.PageReader;
import io.cdrfacade.platform.wire.EnvelopeReader;

/** Pages for the benchmarks: as the platform writes them, and as read. */
public final class WireBills {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final LocalDateTime START = LocalDateTime.of(2019, 9, 27, 0, 0);

	private WireBills() {
	}

	public static byte[] page(int count) {
		String bills = IntStream.range(0, count).mapToObj(WireBills::bill).collect(Collectors.joining(","));
		return ("{\"ret\":200,\"data\":{\"status\":0,\"desc\":\"\\u83b7\\u53d6\\u6210\\u529f\",\"result\":{\"totalitems\":8151,"
				+ "\"currentpage\":1,\"itemsperpage\":10,\"bills\":[" + bills
				+ "]},\"reqtime\":1581502410,\"rsptime\":1581502410},\"msg\":\"\"}")
			.getBytes(StandardCharsets.UTF_8);
	}

	public static CdrPage read(int count, ZoneId zone) {
		return Objects.requireNonNull(EnvelopeReader.read(page(count), new PageReader(zone)).result());
	}

	private static String bill(int index) {
		boolean answered = index % 3 != 0;
		LocalDateTime start = START.plusSeconds(5L * index);
		return """
				{"id":%d,"extnumber":"%s","destnumber":"133875%05d","displaynumber":"2190170001","starttime":"%s",\
				"answertime":%s,"endtime":"%s","duration":%d,"billsec":%d,"direction":"%s","callmethod":%d,\
				"userid":"0","memberid":"%d","chengshudu":"0","customuuid":"%s","recordfilename":"%s",\
				"downloadip":"%s","hangupdirection":%d,"hangupcause":%d,"userkey":"%s"}"""
			.formatted(22670 + index, answered ? "8%03d".formatted(index % 200) : "", index, TIME.format(start),
					answered ? '"' + TIME.format(start.plusSeconds(7)) + '"' : "null",
					TIME.format(start.plusSeconds(28 + index % 90)), 28 + index % 90, answered ? 21 + index % 90 : 0,
					(index % 2 == 0) ? "callout" : "callin", 1 + index % 6, index % 1000,
					(index % 5 == 0) ? "customer-" + index : "0", answered ? "20190927-8001-%d.wav".formatted(index) : "",
					answered ? "192.0.2.7" : "", (index % 2 == 0) ? 10040 : 10041, answered ? 10001 : 10020,
					(index % 4 == 0) ? "#" : "");
	}

}
