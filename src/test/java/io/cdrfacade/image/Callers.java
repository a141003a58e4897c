package io.cdrfacade.image;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Callers that send one request after the other over connections that they keep open, and
 * that repeat nothing.
 */
final class Callers implements AutoCloseable {

	private final AtomicInteger successes = new AtomicInteger();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Future<?>> running = new ArrayList<>();

	private final ConnectionProvider connections;

	private final HttpClient client;

	private final boolean leaveWhenClosed;

	/** Between two requests of a caller. */
	private final Duration pause;

	private volatile boolean stopped;

	private Callers(int number, boolean leaveWhenClosed, Duration pause) {
		this.leaveWhenClosed = leaveWhenClosed;
		this.pause = pause;
		this.connections = ConnectionProvider.create("callers", number);
		this.client = HttpClient.create(this.connections)
			.disableRetry(true)
			.headers((headers) -> headers.set("X-API-Key", "try-me"));
	}

	/** Go on, over a new connection, where the server closes one. */
	static Callers persistent(URI uri, int number, Duration pause) {
		return new Callers(number, false, pause).start(uri, number);
	}

	/** Go elsewhere where the server closes their connection. */
	static Callers fleeting(URI uri, int number) {
		return new Callers(number, true, Duration.ZERO).start(uri, number);
	}

	private Callers start(URI uri, int number) {
		for (int i = 0; i < number; i++) {
			this.running.add(this.threads.submit(() -> call(uri)));
		}
		return this;
	}

	private void call(URI uri) {
		boolean goOn = true;
		while (goOn && !this.stopped) {
			goOn = Boolean.TRUE.equals(ask(uri).block());
			LockSupport.parkNanos(this.pause.toNanos());
		}
	}

	private Mono<Boolean> ask(URI uri) {
		return this.client.get().uri(uri).responseSingle((answer, body) -> {
			int status = answer.status().code();
			boolean goOn = !this.leaveWhenClosed || !answer.responseHeaders()
				.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
			return body.asString().defaultIfEmpty("").map((text) -> {
				count(status, text);
				return goOn;
			});
		}).onErrorResume((ex) -> {
			this.failures.add(ex.toString());
			return Mono.just(false);
		});
	}

	private void count(int status, String text) {
		if (status == 200) {
			this.successes.incrementAndGet();
		}
		else {
			this.failures.add(status + " " + text);
		}
	}

	int successes() {
		return this.successes.get();
	}

	List<String> failures() {
		return List.copyOf(this.failures);
	}

	/** Waits until all callers have stopped by themselves. */
	void awaitEnd() throws Exception {
		for (Future<?> caller : this.running) {
			caller.get(5, TimeUnit.MINUTES);
		}
	}

	@Override
	public void close() {
		this.stopped = true;
		this.threads.close();
		this.connections.dispose();
	}

}
