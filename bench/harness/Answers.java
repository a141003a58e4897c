package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as the platform writes them, with records of all kinds. */
final class Answers {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final LocalDateTime START = LocalDateTime.of(2019, 9, 27, 0, 0);

	private Answers() {
	}

	/** Writes a page of each size into a directory, under the size as name. */
	static void write(Path directory, int... sizes) {
		try {
			Files.createDirectories(directory);
			for (int size : sizes) {
				Files.writeString(directory.resolve(Integer.toString(size)), page(0, size, 8151, size));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String page(int first, int count, int total, int size) {
		String bills = IntStream.range(first, first + count).mapToObj(Answers::bill).collect(Collectors.joining(","));
		return "{\"ret\":200,\"data\":{\"status\":0,\"desc\":\"\\u83b7\\u53d6\\u6210\\u529f\",\"result\":{\"totalitems\":" + total
				+ ",\"currentpage\":1,\"itemsperpage\":" + size + ",\"bills\":[" + bills
				+ "]},\"reqtime\":1581502410,\"rsptime\":1581502410},\"msg\":\"\"}";
	}

	/** When a record's call was dialled: one every five seconds, for as long as there are. */
	static LocalDateTime startOf(int index) {
		return START.plusSeconds(5L * index);
	}

	private static String bill(int index) {
		boolean answered = index % 3 != 0;
		LocalDateTime start = startOf(index);
		LocalDateTime end = start.plusSeconds(28 + index % 90);
		String answer = answered ? '"' + TIME.format(start.plusSeconds(7)) + '"' : "null";
		String file = answered ? "%s-8%03d-%d.wav".formatted(start.toLocalDate().toString().replace("-", ""), index % 200, 22670 + index) : "";
		return """
				{"id":%d,"extnumber":"%s","destnumber":"133875%05d","displaynumber":"2190170001","starttime":"%s",\
				"answertime":%s,"endtime":"%s","duration":%d,"billsec":%d,"direction":"%s","callmethod":%d,\
				"userid":"0","memberid":"%d","chengshudu":"0","customuuid":"%s","recordfilename":"%s",\
				"downloadip":"%s","hangupdirection":%d,"hangupcause":%d,"userkey":"%s"}"""
			.formatted(22670 + index, answered ? "8%03d".formatted(index % 200) : "", index % 100_000,
					TIME.format(start), answer, TIME.format(end), 28 + index % 90, answered ? 21 + index % 90 : 0,
					(index % 2 == 0) ? "callout" : "callin", 1 + index % 6, index % 1000,
					(index % 5 == 0) ? "customer-" + index : "0", file, answered ? "192.0.2.7" : "",
					(index % 2 == 0) ? 10040 : 10041, answered ? 10001 : 10020, (index % 4 == 0) ? "#" : "");
	}

}
