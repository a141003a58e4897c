package io.cdrfacade.platform.recording;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.netty.http.client.HttpClientResponse;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.ConnectionFaults;

/**
 * A file that is read by a thread while it comes from its host. A few pieces are fetched
 * ahead; the host waits until the thread has taken those. The thread waits for each piece
 * for a limited time; the stream of Spring's {@code DataBufferUtils} would wait forever,
 * and a timeout of the connection would also count pauses of a slow caller.
 */
final class FileFlow extends BaseSubscriber<byte[]> {

	private static final int AHEAD = 4;

	private static final Signal END = new Signal(null, null);

	private final CompletableFuture<HttpClientResponse> head = new CompletableFuture<>();

	private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

	private final Duration maxWait;

	/**
	 * Creates a flow.
	 * @param maxWait longest wait for a piece
	 */
	FileFlow(Duration maxWait) {
		this.maxWait = maxWait;
	}

	void begin(HttpClientResponse response) {
		this.head.complete(response);
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		subscription.request(AHEAD);
	}

	@Override
	protected void hookOnNext(byte[] piece) {
		this.signals.add(new Signal(piece, null));
	}

	@Override
	protected void hookOnComplete() {
		this.signals.add(END);
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.head.completeExceptionally(error);
		this.signals.add(new Signal(null, error));
	}

	/** Waits for the head of the answer. */
	HttpClientResponse head(Duration limit) {
		try {
			return this.head.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw FileFaults.beforeAnswer(ex);
		}
		catch (TimeoutException ex) {
			cancel();
			throw FileFaults.noAnswer();
		}
		catch (InterruptedException ex) {
			throw givenUp(ex);
		}
	}

	/** Waits for the next piece; {@code null} at the end. */
	byte @Nullable [] next() {
		Signal signal = await();
		if (signal == null) {
			cancel();
			throw FileFaults.noAnswer();
		}
		if (signal.error() != null) {
			throw FileFaults.duringAnswer(signal.error());
		}
		if (signal.piece() != null) {
			request(1);
		}
		return signal.piece();
	}

	private @Nullable Signal await() {
		try {
			return this.signals.poll(this.maxWait.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			throw givenUp(ex);
		}
	}

	private PlatformException givenUp(InterruptedException ex) {
		cancel();
		Thread.currentThread().interrupt();
		return ConnectionFaults.givenUp(ex);
	}

	/**
	 * A piece, an error, or the end if both are missing.
	 *
	 * @param piece a piece of the file
	 * @param error why no more will come
	 */
	@SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
	private record Signal(byte @Nullable [] piece, @Nullable Throwable error) {
	}

}
