package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import io.cdrfacade.calls.CallWriter;
import io.cdrfacade.calls.JsonBytes;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.web.StreamWriter;
import io.cdrfacade.web.load.ConnectionLimit;
import io.cdrfacade.web.load.Permits;
import io.cdrfacade.web.load.Permits.Permit;
import io.cdrfacade.web.problem.ProblemException;
import io.cdrfacade.web.problem.ProblemTexts;
import io.cdrfacade.work.TaskFault;

/**
 * Writes calls as server-sent events until the reader has gone or the server stops.
 * Browsers never open a stream again after an error status, so faults are events in the
 * stream.
 */
@Component
final class EventStreamWriter extends StreamWriter<ChangesQuery> {

	/**
	 * Sent at once, as proxies and browsers pass a stream on only after its first bytes.
	 */
	private static final String OPENING = ": calls as they end\n\n";

	private static final byte[] RESET = JsonBytes.ascii("event: reset\ndata: {\"code\":\"cursor-ahead\",\"detail\":");

	private static final String RESET_DETAIL = """
			The cursor is newer than all data of the platform, which was probably reset. \
			The stream goes on with new calls; get the earlier ones with `from`.""";

	private static final byte[] END_OF_RESET = JsonBytes.ascii("}\n\n");

	private static final byte[] END_OF_EVENT = JsonBytes.ascii("\n\n");

	/**
	 * The first position is sent as soon as it is known: a reader without one would begin
	 * again with the calls from then on if the stream broke. There is no waiting either
	 * while more calls are available, or after a fault.
	 */
	private static final Duration UNTIL_KNOWN = Duration.ZERO;

	private final ChangeSubscriptions subscriptions;

	private final Cursors cursors;

	private final ChangesProperties properties;

	private final Permits permits;

	private final ClosedStreams closed;

	EventStreamWriter(ChangeSubscriptions subscriptions, Cursors cursors, ChangesProperties properties,
			ConnectionLimit connections, ClosedStreams closed, MeterRegistry registry) {
		super(ChangesQuery.class, MediaType.TEXT_EVENT_STREAM);
		setDefaultCharset(StandardCharsets.UTF_8);
		this.subscriptions = subscriptions;
		this.cursors = cursors;
		this.properties = properties;
		this.permits = new Permits(properties.streams(connections), "cdr.changes.streams", "Streams that are open",
				registry);
		this.closed = closed;
	}

	@Override
	protected void writeInternal(ChangesQuery query, HttpOutputMessage output) throws IOException {
		try (Permit permit = this.permits.take()) {
			if (permit == null) {
				send(output, this.closed.full());
				return;
			}
			send(output, EventStreams.retry(this.properties.retry()) + OPENING);
			try (Subscription subscription = this.subscriptions.open(query.selection().account(), query.position())) {
				new OpenStream(query, subscription, output).write();
			}
			catch (ProblemException ex) {
				// The current position is unknown, such as during a shutdown: the stream
				// ends.
			}
		}
	}

	private static JsonBytes reset(Locale language) {
		JsonBytes event = new JsonBytes();
		event.text(RESET, ProblemTexts.translate(RESET_DETAIL, language));
		event.piece(END_OF_RESET);
		return event;
	}

	private static void send(HttpOutputMessage output, String text) throws IOException {
		JsonBytes bytes = new JsonBytes();
		bytes.piece(text.getBytes(StandardCharsets.UTF_8));
		send(output, bytes);
	}

	/** Fails when the reader has gone, which a heartbeat finds out. */
	private static void send(HttpOutputMessage output, JsonBytes events) throws IOException {
		events.moveTo(output.getBody());
		flush(output);
	}

	/** Waits for some time; {@code null} if the calls are not there by then. */
	private static @Nullable CallBatch await(Future<CallBatch> calls, Duration time) {
		try {
			return calls.get(time.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException _) {
			return null;
		}
		catch (InterruptedException _) {
			throw ProblemException.interrupted();
		}
		catch (ExecutionException ex) {
			throw TaskFault.of(ex);
		}
	}

	/** A stream to a reader; for one thread. */
	private final class OpenStream {

		private final ChangesQuery query;

		private final Subscription subscription;

		private final HttpOutputMessage output;

		private final Duration heartbeat = EventStreamWriter.this.properties.heartbeat();

		/** What the reader has come to; {@code null} if that is not known yet. */
		private @Nullable Position position;

		private Duration wait = UNTIL_KNOWN;

		OpenStream(ChangesQuery query, Subscription subscription, HttpOutputMessage output) {
			this.query = query;
			this.subscription = subscription;
			this.output = output;
			this.position = query.position();
		}

		void write() throws IOException {
			while (!this.subscription.isOver()) {
				try {
					write(next());
				}
				catch (Subscription.AheadException ex) {
					this.subscription.reset();
					this.position = null;
					this.wait = UNTIL_KNOWN;
					send(this.output, reset(this.query.language()));
				}
				catch (PlatformException ex) {
					this.wait = UNTIL_KNOWN;
					send(this.output, ": the platform fails, trying again\n\n");
					this.subscription.pause(this.heartbeat);
				}
			}
		}

		/**
		 * Gets the next calls on another thread. Until the platform has told what they
		 * are, which may take long, this one shows proxies that the stream is alive, and
		 * finds out whether its reader has gone.
		 */
		private CallBatch next() throws IOException {
			Duration wait = this.wait;
			FutureTask<CallBatch> next = new FutureTask<>(() -> this.subscription.next(this.query.wanted(), wait));
			Thread.ofVirtual().name("changes-stream").start(next);
			try {
				CallBatch batch = await(next, wait.plus(this.heartbeat));
				while (batch == null) {
					send(this.output, stillHere());
					batch = await(next, this.heartbeat);
				}
				return batch;
			}
			finally {
				next.cancel(true);
			}
		}

		private void write(CallBatch batch) throws IOException {
			this.position = batch.position();
			this.wait = batch.more() ? UNTIL_KNOWN : this.heartbeat;
			JsonBytes events = new JsonBytes();
			CallWriter calls = new CallWriter(this.query.view(), events);
			for (Cdr cdr : batch.calls()) {
				events.piece(JsonBytes.ascii("event: call\n" + id(batch.upTo(cdr)) + "data: "));
				calls.write(cdr);
				events.piece(END_OF_EVENT);
			}
			if (batch.calls().isEmpty()) {
				events.piece(JsonBytes.ascii(stillHere()));
			}
			send(this.output, events);
		}

		private String stillHere() {
			return ": still here\n" + ((this.position != null) ? id(this.position) : "") + "\n";
		}

		private String id(Position position) {
			return "id: " + EventStreamWriter.this.cursors.write(this.query.selection().account(), position) + "\n";
		}

	}

}
