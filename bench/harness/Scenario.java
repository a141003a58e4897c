package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that callers do, and who has to do it.
 *
 * @param name what it is, in tables
 * @param goal least ratio to the second target
 * @param targets the facade, nginx, the bare parts and others
 */
record Scenario(String name, double goal, List<Target> targets) {

	static List<Scenario> all(Server facade, Server proxy, Server bare, Server textbook) {
		Target cached = new Target("facade", facade, Servers.facadeUrl(10), key(Map.of()));
		Target nginxCached = new Target("nginx", proxy, "http://127.0.0.1:" + Places.CACHE + "/10", Map.of());
		Target bareKept = bare(bare, "kept");
		return List.of(
				new Scenario("page of 10, through", 0.45,
						List.of(through(facade, 10), nginx(proxy, 10),
								bare(bare, "10"), textbook(textbook))),
				new Scenario("page of 1,000, through", 0.35,
						List.of(through(facade, 1000), nginx(proxy, 1000), bare(bare, "1000"))),
				new Scenario("page of 10, cached", 0.5, List.of(cached, nginxCached, bareKept)),
				new Scenario("page of 10, 304", 0.6, List.of(known(cached), known(nginxCached), known(bareKept))));
	}

	/** Demands a new answer each time, so that the platform is asked. */
	static Target through(Server facade, int size) {
		return new Target("facade", facade, Servers.facadeUrl(size), key(Map.of("Cache-Control", "no-cache")));
	}

	static Target cached(Server facade) {
		return new Target("facade, cached", facade, Servers.facadeUrl(10), key(Map.of()));
	}

	static Target nginx(Server proxy, int size) {
		return new Target("nginx", proxy, "http://127.0.0.1:" + Places.PROXY + "/" + size, Map.of());
	}

	/** The parts that the facade is made of, with nothing in between. */
	static Target bare(Server bare, String path) {
		return new Target("bare parts", bare, "http://127.0.0.1:" + Places.BARE + "/bare/" + path, Map.of());
	}

	static Target textbook(Server textbook) {
		return new Target("textbook", textbook, Servers.textbookUrl(), Map.of());
	}

	private static Map<String, String> key(Map<String, String> others) {
		Map<String, String> headers = new LinkedHashMap<>(others);
		headers.put("X-API-Key", Servers.KEY);
		return headers;
	}

	/** The same by a caller who has the answer already. */
	private static Target known(Target target) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create(target.url()).toURL().openConnection();
			target.headers().forEach(connection::setRequestProperty);
			connection.getInputStream().readAllBytes();
			Map<String, String> headers = new LinkedHashMap<>(target.headers());
			headers.put("If-None-Match", connection.getHeaderField("ETag"));
			return new Target(target.name(), target.server(), target.url(), headers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
