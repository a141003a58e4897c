package harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A platform with as many calls every day, as different from each other as real ones are. It takes its time for a page;
 * each page is made once, so that it costs no CPU later.
 */
final class DayPlatform implements AutoCloseable {

	static final int CALLS = 8000;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	private static final byte[] LOGIN = "{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"token\":\"t\"}},\"msg\":\"\"}"
		.getBytes(StandardCharsets.UTF_8);

	private final HttpServer server;

	private final int pageMillis;

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

	DayPlatform(int port, int pageMillis) throws IOException {
		this.pageMillis = pageMillis;
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 256);
		this.server.createContext("/", this::answer);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
	}

	/** The forms of all pages that were asked for. */
	List<String> asked() {
		return this.asked;
	}

	private void answer(HttpExchange exchange) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		byte[] body = form.contains("App.Sip_Auth.Login") ? LOGIN : page(form);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private byte[] page(String form) {
		this.asked.add(form);
		Map<String, String> fields = Arrays.stream(form.split("&"))
			.map((field) -> field.split("=", 2))
			.collect(Collectors.toMap((field) -> field[0],
					(field) -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
		int size = Integer.parseInt(fields.get("itemsperpage"));
		int number = Integer.parseInt(fields.get("currentpage"));
		LocalDate day = LocalDateTime.parse(fields.get("starttime"), TIME).toLocalDate();
		byte[] page = this.pages.computeIfAbsent(day + " " + size + " " + number, (_) -> page(day, size, number));
		Pause.millis(this.pageMillis);
		return page;
	}

	private static byte[] page(LocalDate day, int size, int number) {
		StringBuilder json = new StringBuilder("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":").append(CALLS)
			.append(",\"bills\":[");
		int start = (number - 1) * size;
		for (int index = start; index < Math.min(start + size, CALLS); index++) {
			json.append((index > start) ? "," : "").append(bill(day, index));
		}
		return json.append("]}},\"msg\":\"\"}").toString().getBytes(StandardCharsets.UTF_8);
	}

	/** Of the calls, three in five are answered, three in four of these recorded, and a third has custom data. */
	private static String bill(LocalDate day, int index) {
		long id = day.toEpochDay() * CALLS + index;
		Random random = new Random(id);
		LocalDateTime start = day.atStartOfDay().plusSeconds(10L * index + random.nextInt(10));
		boolean answered = random.nextInt(5) < 3;
		LocalDateTime answer = start.plusSeconds(random.nextInt(3, 30));
		int talk = answered ? random.nextInt(300) : 0;
		int extension = 8001 + random.nextInt(60);
		int customer = random.nextInt(50_000);
		boolean data = random.nextInt(3) == 0;
		String recording = (answered && random.nextInt(4) > 0) ? "%s_%d_%s.wav".formatted(start.format(FILE_TIME), extension,
				HexFormat.of().toHexDigits(random.nextInt())) : "";
		return """
				{"id":%d,"extnumber":"%d","destnumber":"%d","displaynumber":"2190170%03d","starttime":"%s","answertime":%s,\
				"endtime":"%s","duration":%d,"billsec":%d,"direction":"%s","callmethod":%d,"userid":"%s","memberid":"%s",\
				"chengshudu":"0","customuuid":"%s","recordfilename":"%s","downloadip":"192.0.2.7","hangupdirection":%d,\
				"hangupcause":%d,"userkey":""}""".formatted(id, extension, 13_800_000_000L + customer, random.nextInt(20),
				start.format(TIME), answered ? "\"" + answer.format(TIME) + "\"" : "null",
				answer.plusSeconds(talk).format(TIME), 30 + talk, talk, random.nextBoolean() ? "callin" : "callout",
				1 + random.nextInt(6), data ? "G" + extension : "0", data ? "M" + customer : "0",
				data ? new UUID(new Random(customer).nextLong(), customer) : "0", recording, 10_040 + random.nextInt(2),
				answered ? 10_001 : 10_002 + random.nextInt(8));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
