package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller of the facade, known by the address that it sends from. Each query is another, so that no cache has the answer. */
final class Caller implements AutoCloseable {

	private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)");

	private static final AtomicInteger QUERIES = new AtomicInteger();

	private final HttpClient client;

	private final String queries;

	/**
	 * Makes a caller.
	 * @param queries the queries, but for the number at their end
	 */
	Caller(String address, String queries) {
		try {
			this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).localAddress(InetAddress.getByName(address)).build();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.queries = queries;
	}

	/**
	 * What came of a query.
	 *
	 * @param second when it was sent, in seconds after the first one
	 * @param millis how long the answer took
	 * @param status its status, and for a refusal the detail of the problem
	 * @param replica who answered, if a load balancer tells
	 */
	record Outcome(double second, double millis, String status, String replica) {

		boolean served() {
			return this.status.equals("200");
		}

		/** Of how long the answers took, in milliseconds. */
		static double percentile(List<Outcome> all, double part) {
			double[] sorted = all.stream().mapToDouble(Outcome::millis).sorted().toArray();
			return (sorted.length > 0) ? Paced.percentile(sorted, part) : Double.NaN;
		}

	}

	/** Sends queries evenly, or all at once if there are none a second, and does not wait for the answers. */
	List<CompletableFuture<Outcome>> send(int count, int perSecond) {
		List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
		long begin = System.nanoTime();
		for (int i = 0; i < count; i++) {
			long due = begin + ((perSecond > 0) ? i * 1_000_000_000L / perSecond : 0);
			for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
				LockSupport.parkNanos(left);
			}
			outcomes.add(send(due, (due - begin) / 1e9));
		}
		return outcomes;
	}

	private CompletableFuture<Outcome> send(long due, double second) {
		URI uri = URI.create(this.queries + (13_800_000_000L + QUERIES.getAndIncrement()));
		HttpRequest request = HttpRequest.newBuilder(uri).header("X-API-Key", Servers.KEY).timeout(Duration.ofSeconds(60)).build();
		return this.client.sendAsync(request, BodyHandlers.ofString())
			.handle((response, error) -> new Outcome(second, (System.nanoTime() - due) / 1e6, status(response, error), replica(response)));
	}

	private static String replica(HttpResponse<String> response) {
		return (response != null) ? response.headers().firstValue("X-Replica").orElse("") : "";
	}

	private static String status(HttpResponse<String> response, Throwable error) {
		if (response == null) {
			return error.toString();
		}
		Matcher detail = DETAIL.matcher(response.body());
		return response.statusCode() + (detail.find() ? " " + detail.group(1) : "");
	}

	static List<Outcome> await(List<CompletableFuture<Outcome>> outcomes) {
		return outcomes.stream().map(CompletableFuture::join).toList();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
