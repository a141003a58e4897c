package harness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Sends requests at a constant rate, however long their answers take, and tells how long that was. */
final class Paced {

	private Paced() {
	}

	/** Latencies in milliseconds, sorted; each from the moment at which the request was due. */
	static double[] on(Target target, int perSecond, int seconds) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.url()));
		target.headers().forEach(request::header);
		HttpRequest ready = request.build();
		List<Future<Double>> answers = new ArrayList<>();
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			long begin = System.nanoTime();
			for (int i = 0; i < perSecond * seconds; i++) {
				long due = begin + i * (1_000_000_000L / perSecond);
				await(due);
				answers.add(threads.submit(() -> ask(client, ready, due)));
			}
		}
		return answers.stream().skip(perSecond).mapToDouble(Paced::result).sorted().toArray();
	}

	private static double result(Future<Double> answer) {
		if (answer.state() == Future.State.FAILED) {
			throw new IllegalStateException(answer.exceptionNow());
		}
		return answer.resultNow();
	}

	private static void await(long due) {
		for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private static double ask(HttpClient client, HttpRequest request, long due) throws Exception {
		int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		if (status != 200) {
			throw new IllegalStateException(request.uri() + " answers with " + status);
		}
		return (System.nanoTime() - due) / 1e6;
	}

	static double percentile(double[] sorted, double part) {
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
	}

}
