package harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A platform with a million records that takes its time for each page, but little CPU for it. */
final class SlowPlatform implements AutoCloseable {

	static final int RECORDS = 1_000_000;

	private static final int SECONDS_APART = 5;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final byte[] LOGIN = bytes("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"token\":\"t\"}},\"msg\":\"\"}");

	/** The first bills, so that pages of them cost next to nothing. Two threads may make the same one. */
	private static final byte[][] KEPT = new byte[50_000][];

	private final HttpServer server;

	private final int millisPerPage;

	SlowPlatform(int millisPerPage) {
		this.millisPerPage = millisPerPage;
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", Places.SLOW_PLATFORM), 256);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		byte[] body = form.contains("App.Sip_Auth.Login") ? LOGIN : page(form);
		Pause.millis(this.millisPerPage);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	/** The range that holds the records from one index up to another one, as a query. */
	static String range(int first, int end) {
		return "from=" + text(Answers.startOf(first)).replace(' ', 'T') + "&to="
				+ text(Answers.startOf(end)).replace(' ', 'T');
	}

	/** Both ends of the range are inclusive, as the platform's are. */
	private static byte[] page(String form) {
		int low = (int) Math.max(0, Math.ceilDiv(seconds(field(form, "starttime")), SECONDS_APART));
		int high = (int) Math.min(RECORDS - 1, Math.floorDiv(seconds(field(form, "endtime")), SECONDS_APART));
		int size = Integer.parseInt(field(form, "itemsperpage"));
		int total = Math.max(0, high - low + 1);
		int first = low + (Integer.parseInt(field(form, "currentpage")) - 1) * size;
		ByteArrayOutputStream json = new ByteArrayOutputStream(450 * size + 200);
		json.writeBytes(bytes("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":" + total + ",\"bills\":["));
		for (int index = first; index < first + size && index <= high; index++) {
			if (index > first) {
				json.write(',');
			}
			json.writeBytes(bill(index));
		}
		json.writeBytes(bytes("]}},\"msg\":\"\"}"));
		return json.toByteArray();
	}

	private static long seconds(String time) {
		return LocalDateTime.parse(time.replace('+', ' ').replace("%3A", ":"), TIME).toEpochSecond(ZoneOffset.UTC)
				- Answers.startOf(0).toEpochSecond(ZoneOffset.UTC);
	}

	private static String field(String form, String name) {
		Matcher matcher = Pattern.compile("name=\"" + name + "\"\r\n\r\n(.*)\r\n|(?:^|&)" + name + "=([^&]*)").matcher(form);
		if (!matcher.find()) {
			throw new IllegalArgumentException("No field " + name);
		}
		return (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
	}

	private static byte[] bill(int index) {
		byte[] kept = (index < KEPT.length) ? KEPT[index] : null;
		if (kept != null) {
			return kept;
		}
		StringBuilder json = new StringBuilder(450);
		write(json, index);
		byte[] made = bytes(json.toString());
		if (index < KEPT.length) {
			KEPT[index] = made;
		}
		return made;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static void write(StringBuilder json, int index) {
		LocalDateTime start = Answers.startOf(index).withNano(0);
		json.append("{\"id\":").append(index + 1).append(",\"extnumber\":\"8001\",\"destnumber\":\"13387525701\"");
		json.append(",\"displaynumber\":\"2190170001\",\"starttime\":\"").append(text(start)).append("\",\"answertime\":\"");
		json.append(text(start.plusSeconds(7))).append("\",\"endtime\":\"").append(text(start.plusSeconds(35)));
		json.append("\",\"duration\":35,\"billsec\":28,\"direction\":\"callout\",\"callmethod\":2,\"userid\":\"0\"");
		json.append(",\"memberid\":\"0\",\"chengshudu\":\"0\",\"customuuid\":\"0\",\"recordfilename\":\"20190927-8001-");
		json.append(index).append(".wav\",\"downloadip\":\"192.0.2.7\",\"hangupdirection\":10041,\"hangupcause\":10001");
		json.append(",\"userkey\":\"\"}");
	}

	private static String text(LocalDateTime time) {
		String text = time.toString().replace('T', ' ');
		return (text.length() == 16) ? text + ":00" : text;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
