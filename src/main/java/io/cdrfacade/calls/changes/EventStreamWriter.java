package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
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
			The cursor is ahead of all that the platform has, as after a reset of its data. \
			The stream goes on with new calls; get the earlier ones with `from`.""";

	private static final byte[] END_OF_RESET = JsonBytes.ascii("}\n\n");

	private static final byte[] END_OF_EVENT = JsonBytes.ascii("\n\n");

	/**
	 * The first position is sent as soon as it is known: a reader without one would begin
	 * again with the calls from then on if the stream broke.
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
			write(query, output);
		}
	}

	private void write(ChangesQuery query, HttpOutputMessage output) throws IOException {
		Duration heartbeat = this.properties.heartbeat();
		Duration wait = UNTIL_KNOWN;
		try (Subscription subscription = this.subscriptions.open(query.selection().account(), query.position())) {
			while (!subscription.isOver()) {
				try {
					write(query, subscription.next(query.wanted(), wait), output);
					wait = heartbeat;
				}
				catch (Subscription.AheadException ex) {
					subscription.reset();
					wait = UNTIL_KNOWN;
					send(output, reset(query.language()));
				}
				catch (PlatformException ex) {
					send(output, ": the platform fails, trying again\n\n");
					subscription.pause(heartbeat);
				}
			}
		}
		catch (ProblemException ex) {
			// The current position is unknown, such as during a shutdown: the stream
			// ends.
		}
	}

	private static JsonBytes reset(Locale language) {
		JsonBytes event = new JsonBytes();
		event.text(RESET, ProblemTexts.translate(RESET_DETAIL, language));
		event.piece(END_OF_RESET);
		return event;
	}

	private void write(ChangesQuery query, CallBatch batch, HttpOutputMessage output) throws IOException {
		JsonBytes events = new JsonBytes();
		CallWriter calls = new CallWriter(query.view(), events);
		for (Cdr cdr : batch.calls()) {
			events.piece(JsonBytes.ascii("event: call\nid: " + cursor(query, batch.upTo(cdr)) + "\ndata: "));
			calls.write(cdr);
			events.piece(END_OF_EVENT);
		}
		if (batch.calls().isEmpty()) {
			events.piece(JsonBytes.ascii(": still here\nid: " + cursor(query, batch.position()) + "\n\n"));
		}
		send(output, events);
	}

	private String cursor(ChangesQuery query, Position position) {
		return this.cursors.write(query.selection().account(), position);
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

}
