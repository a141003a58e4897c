package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Something that callers do, and who has to do it.
 *
 * @param name what it is, in tables
 * @param connections how many callers there are at once
 * @param goals least ratio of the facade to others, by their names; not every one has a goal
 * @param targets the facade and the others
 */
record Scenario(String name, int connections, Map<String, Double> goals, List<Target> targets) {

	private static final int CONNECTIONS = 32;

	private static final String NODE = "node";

	private static final String GO = "go";

	private static final double AHEAD_OF_NODE = 1.5;

	/** Fewer than the facade allows at once. */
	private static final int EXPORTS = 4;

	private static final int EXPORTED = 10_000;

	static List<Scenario> all(Server facade, Server proxy, Server bare, Server textbook, Map<String, Server> rivals) {
		Target cached = kept("facade", facade, Servers.facadeUrl(10));
		Target nginxCached = nginxCached(proxy, 10);
		Target bareKept = bare(bare, "kept");
		List<Target> rivalsCached = rivals(rivals, (port) -> Servers.callsUrl(port, 10), Map.of());
		return List.of(
				new Scenario("page of 10, through", CONNECTIONS, Map.of("nginx", 0.45, "textbook", 3.0, NODE, AHEAD_OF_NODE, GO, 0.8),
						with(through(rivals, 10), through(facade, 10), nginx(proxy, 10), bare(bare, "10"), textbook(textbook))),
				new Scenario("page of 1,000, through", CONNECTIONS, Map.of("nginx", 0.35, NODE, AHEAD_OF_NODE, GO, 1.0),
						with(through(rivals, 1000), through(facade, 1000), nginx(proxy, 1000), bare(bare, "1000"))),
				new Scenario("page of 10, cached", CONNECTIONS, Map.of("nginx", 0.5, NODE, AHEAD_OF_NODE, GO, 1.0),
						with(rivalsCached, cached, nginxCached, bareKept)),
				new Scenario("page of 10, 304", CONNECTIONS, Map.of("nginx", 0.6, NODE, AHEAD_OF_NODE, GO, 1.0),
						with(rivalsCached.stream().map(Scenario::known).toList(), known(cached), known(nginxCached),
								known(bareKept))),
				new Scenario("page of 1,000, cached", CONNECTIONS, Map.of(NODE, AHEAD_OF_NODE, GO, 1.0),
						with(rivals(rivals, (port) -> Servers.callsUrl(port, 1000), Map.of()),
								kept("facade", facade, Servers.facadeUrl(1000)), nginxCached(proxy, 1000))),
				new Scenario("export of 10,000", EXPORTS, Map.of(NODE, AHEAD_OF_NODE, GO, 1.0),
						with(rivals(rivals, (port) -> Servers.exportUrl(port, EXPORTED), Map.of()),
								kept("facade", facade, Servers.exportUrl(Places.FACADE, EXPORTED)))));
	}

	private static List<Target> with(List<Target> rivals, Target... others) {
		List<Target> all = new ArrayList<>(List.of(others));
		all.addAll(rivals);
		return all;
	}

	/** Demands a new answer each time, so that the platform is asked. */
	static Target through(Server facade, int size) {
		return new Target("facade", facade, Servers.facadeUrl(size), key(Map.of("Cache-Control", "no-cache")));
	}

	private static List<Target> through(Map<String, Server> rivals, int size) {
		return rivals(rivals, (port) -> Servers.callsUrl(port, size), Map.of("Cache-Control", "no-cache"));
	}

	private static List<Target> rivals(Map<String, Server> rivals, IntFunction<String> url, Map<String, String> headers) {
		return rivals.entrySet()
			.stream()
			.map((rival) -> new Target(rival.getKey(), rival.getValue(), url.apply(Servers.rivalPort(rival.getKey())),
					key(headers)))
			.toList();
	}

	static Target cached(Server facade) {
		return kept("facade, cached", facade, Servers.facadeUrl(10));
	}

	private static Target kept(String name, Server server, String url) {
		return new Target(name, server, url, key(Map.of()));
	}

	static Target nginx(Server proxy, int size) {
		return new Target("nginx", proxy, "http://127.0.0.1:" + Places.PROXY + "/" + size, Map.of());
	}

	private static Target nginxCached(Server proxy, int size) {
		return new Target("nginx", proxy, "http://127.0.0.1:" + Places.CACHE + "/" + size, Map.of());
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
