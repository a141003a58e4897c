package harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Sends the same requests to the facade and to those in other languages, which must answer the same: otherwise they do
 * not do the same work. All write JSON without blanks and the members in the documented order, so that equal JSON is
 * equal text. Of problems, whose words are free, the status, the code and the faulty parameters count.
 */
final class Agreement implements AutoCloseable {

	private static final String DAY = "from=2019-09-27T00:00:00&to=2019-09-28T00:00:00";

	private static final Pattern LINK = Pattern.compile("<http://127\\.0\\.0\\.1:[0-9]+([^?>]*)\\?([^>]*)>; rel=\"([a-z]+)\"");

	private static final Pattern NAMED = Pattern.compile("\"(?:code|parameter)\":\"([^\"]*)\"");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Collection<String> rivals;

	private final List<String> differences = new ArrayList<>();

	private int compared;

	private Agreement(Collection<String> rivals) {
		this.rivals = rivals;
	}

	/** Starts all of them, compares them, and says what differs. */
	public static void main(String[] args) throws IOException {
		Places places = Places.create();
		try (Servers servers = new Servers(places); SlowPlatform _ = new SlowPlatform(0)) {
			Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
			servers.platform();
			servers.facade().awaitReady(Servers.readinessUrl());
			verify(servers.rivals().keySet());
		}
		finally {
			places.delete();
		}
	}

	/** Fails if one of the others answers differently. */
	static void verify(Collection<String> rivals) {
		try (Agreement agreement = new Agreement(rivals)) {
			agreement.compareAll();
			Bench.say("Answers compared of the facade and of %s: %d; different: %d".formatted(rivals, agreement.compared,
					agreement.differences.size()));
			if (!agreement.differences.isEmpty()) {
				throw new IllegalStateException(String.join("\n", agreement.differences));
			}
		}
	}

	private void compareAll() {
		pages();
		faults();
		compare("/calls?" + DAY + "&size=10", Map.of("X-API-Key", "wrong"));
		compare("/calls?" + DAY + "&size=10", Map.of());
		compare("/nothing");
		compare("/calls/export?account=slow&" + SlowPlatform.range(0, 2500));
		compare("/calls/export?account=slow&zone=UTC&" + SlowPlatform.range(500, 501));
		compare("/calls/export?account=slow&page=2&" + SlowPlatform.range(0, 10));
	}

	private void pages() {
		for (int size : Servers.SIZES) {
			compare("/calls?" + DAY + "&account=records-" + size + "&size=" + size);
		}
		String page = "/calls?size=10&" + DAY;
		compare(page);
		compare(page + "&page=2&direction=inbound");
		compare(page + "&zone=America/New_York");
		compare(page + "&zone=Asia/Kathmandu&_=1&direction=");
		compare("/calls?size=10&from=2019-09-26T16:00:00Z&to=2019-09-28T00:00:00%2B08:00");
		compare("/calls?size=10&from=2019-09-27&to=2019-09-28T00:00:00+08:00&zone=UTC");
		for (String demand : List.of("no-cache", "no-store", "max-age=60")) {
			compare(page, with("Cache-Control", demand));
		}
		compare(page, with("Accept-Encoding", "gzip"));
		compare(page, with("Accept-Encoding", "gzip;q=0"));
		knownPage(page);
	}

	/** Each is sent the tag that it gave itself, as tags are free. */
	private void knownPage(String path) {
		HttpResponse<byte[]> ours = send(Places.FACADE, path, key());
		Answer expected = known(Places.FACADE, path, ours);
		for (String rival : this.rivals) {
			int port = Servers.rivalPort(rival);
			check(rival, path + ", known", expected, known(port, path, send(port, path, key())));
		}
	}

	private Answer known(int port, String path, HttpResponse<byte[]> first) {
		String tag = first.headers().firstValue("ETag").orElse("none");
		return Answer.of(send(port, path, with("If-None-Match", "\"other\", W/" + tag)));
	}

	private void faults() {
		compare("/calls?siez=10&zone=Mars/Olympus&direction=up&page=0&size=1001&from=yesterday");
		compare("/calls?from=2019-09-28&to=2019-09-27");
		compare("/calls?from=2010-01-01&to=2019-09-27");
		compare("/calls?size=10&size=20");
		compare("/calls?" + DAY + "&account=none");
		// The platform's page has more records than its total leaves for it.
		compare("/calls?" + DAY + "&size=10&page=816");
	}

	private void compare(String path) {
		compare(path, key());
	}

	private void compare(String path, Map<String, String> headers) {
		Answer expected = Answer.of(send(Places.FACADE, path, headers));
		for (String rival : this.rivals) {
			check(rival, path + " " + headers.keySet(), expected, Answer.of(send(Servers.rivalPort(rival), path, headers)));
		}
	}

	private void check(String rival, String what, Answer expected, Answer answer) {
		this.compared++;
		if (!expected.equals(answer)) {
			this.differences.add("%s answers %s with\n  %s\ninstead of\n  %s".formatted(rival, what,
					answer.differingFrom(expected), expected.differingFrom(answer)));
		}
	}

	private static Map<String, String> key() {
		return Map.of("X-API-Key", Servers.KEY);
	}

	private static Map<String, String> with(String name, String value) {
		return Map.of("X-API-Key", Servers.KEY, name, value);
	}

	private HttpResponse<byte[]> send(int port, String path, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
		headers.forEach(request::header);
		try {
			return this.client.send(request.build(), BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

	/**
	 * What has to be the same.
	 *
	 * @param status the status
	 * @param headers headers that callers rely on
	 * @param body the body; of a problem what programs decide on
	 */
	private record Answer(int status, Map<String, String> headers, String body) {

		static Answer of(HttpResponse<byte[]> response) {
			Map<String, String> headers = new TreeMap<>();
			for (String name : List.of("Content-Encoding", "Cache-Control", "X-Total-Count")) {
				response.headers().firstValue(name).ifPresent((value) -> headers.put(name, value));
			}
			String type = response.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
			headers.put("Content-Type", type);
			String body = text(response);
			if (response.statusCode() >= 400) {
				TreeSet<String> named = new TreeSet<>();
				NAMED.matcher(body).results().forEach((match) -> named.add(match.group(1)));
				return new Answer(response.statusCode(), Map.of("Content-Type", type), named.toString());
			}
			response.headers().firstValue("Link").ifPresent((value) -> headers.put("Link", links(value)));
			headers.put("has an ETag", Boolean.toString(response.headers().firstValue("ETag").isPresent()));
			return new Answer(response.statusCode(), headers, body);
		}

		private static String text(HttpResponse<byte[]> response) {
			byte[] body = response.body();
			if (response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent()
					&& body.length > 0) {
				try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
					body = plain.readAllBytes();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
			return new String(body, StandardCharsets.UTF_8);
		}

		/** Where links lead to, whatever the order of the parameters. */
		private static String links(String header) {
			Map<String, String> links = new TreeMap<>();
			for (MatchResult link : (Iterable<MatchResult>) LINK.matcher(header).results()::iterator) {
				TreeSet<String> parameters = new TreeSet<>();
				for (String parameter : link.group(2).split("&")) {
					parameters.add(URLDecoder.decode(parameter, StandardCharsets.UTF_8));
				}
				links.put(link.group(3), link.group(1) + parameters);
			}
			return links.toString();
		}

		/** With so much of the body as shows the difference. */
		String differingFrom(Answer other) {
			int at = 0;
			while (at < Math.min(this.body.length(), other.body.length()) && this.body.charAt(at) == other.body.charAt(at)) {
				at++;
			}
			return this.status + " " + this.headers + " …"
					+ this.body.substring(Math.max(0, at - 60), Math.min(this.body.length(), at + 60));
		}

	}

}
