package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.web.load.Places;
import io.cdrfacade.web.load.Places.Place;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Writes calls as server-sent events until the reader has gone or the server stops.
 * Browsers never open a stream again after an error status, so that faults are told in
 * the stream.
 */
@Component
final class EventStreamWriter extends AbstractHttpMessageConverter<EventStream> {

	/** Proxies and browsers pass a stream on when they have its first bytes. */
	private static final String OPENING = ": calls as they end\n\n";

	private static final String RESET = """
			event: reset
			data: {"code":"cursor-ahead","detail":"The cursor is ahead of all that the platform has, as after a \
			reset of its data. The stream goes on with new calls; get the earlier ones with `from`."}

			""";

	/** A stream that finds all permits taken is opened again after this many retries. */
	private static final int LONGER = 5;

	private final ChangeSubscriptions subscriptions;

	private final Cursors cursors;

	private final ChangesProperties properties;

	private final JsonMapper json;

	private final Places permits;

	private final Counter refused;

	EventStreamWriter(ChangeSubscriptions subscriptions, Cursors cursors, ChangesProperties properties, JsonMapper json,
			MeterRegistry registry) {
		super(StandardCharsets.UTF_8, MediaType.TEXT_EVENT_STREAM);
		this.subscriptions = subscriptions;
		this.cursors = cursors;
		this.properties = properties;
		this.json = json;
		this.permits = new Places(properties.maxStreams(), "cdr.changes.streams", "Streams that are open", registry);
		this.refused = Counter.builder("cdr.changes.streams.refused")
			.description("Streams that ended at once, as too many were open")
			.register(registry);
	}

	@Override
	protected boolean supports(Class<?> type) {
		return type == EventStream.class;
	}

	@Override
	protected EventStream readInternal(Class<? extends EventStream> type, HttpInputMessage input) {
		throw new HttpMessageNotReadableException("Streams are only written", input);
	}

	@Override
	protected void writeInternal(EventStream stream, HttpOutputMessage output) throws IOException {
		try (Place permit = this.permits.take()) {
			if (permit == null) {
				this.refused.increment();
				send(output, retry(LONGER) + ": too many streams are open, try again later\n\n");
				return;
			}
			send(output, retry(1) + OPENING);
			if (!stream.headersOnly()) {
				write(stream.query(), output);
			}
		}
	}

	private String retry(int times) {
		return "retry: %d\n\n".formatted(this.properties.retry().multipliedBy(times).toMillis());
	}

	private void write(ChangesQuery query, HttpOutputMessage output) throws IOException {
		Duration heartbeat = this.properties.heartbeat();
		try (Subscription subscription = this.subscriptions.open(query.filters().account(), query.position())) {
			while (!subscription.isOver()) {
				try {
					send(output, events(query, subscription.next(query.wanted(), heartbeat)));
				}
				catch (Subscription.AheadException ex) {
					subscription.reset();
					send(output, RESET);
				}
				catch (PlatformException ex) {
					send(output, ": the platform fails, trying again\n\n");
					subscription.pause(heartbeat);
				}
			}
		}
		catch (ProblemException ex) {
			// It is not known where now is, as in a shutdown: the stream ends.
		}
	}

	private String events(ChangesQuery query, CallBatch batch) {
		StringBuilder events = new StringBuilder();
		for (Cdr cdr : batch.calls()) {
			events.append("event: call\nid: ")
				.append(cursor(query, batch.upTo(cdr)))
				.append("\ndata: ")
				.append(this.json.writeValueAsString(query.view().show(cdr)))
				.append("\n\n");
		}
		if (batch.calls().isEmpty()) {
			events.append(": still here\nid: ").append(cursor(query, batch.position())).append("\n\n");
		}
		return events.toString();
	}

	private String cursor(ChangesQuery query, Position position) {
		return this.cursors.write(query.filters().account(), position);
	}

	/** Fails when the reader has gone, which a heartbeat finds out. */
	private static void send(HttpOutputMessage output, String text) throws IOException {
		output.getBody().write(text.getBytes(StandardCharsets.UTF_8));
		// Flushing the body alone does nothing.
		if (output instanceof ServerHttpResponse response) {
			response.flush();
		}
	}

}
