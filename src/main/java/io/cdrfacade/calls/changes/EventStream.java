package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.web.problem.ProblemException;

/** Writes calls as server-sent events for as long as somebody reads them. */
final class EventStream {

	private final JsonMapper json;

	private final Cursors cursors;

	private final ChangesQuery query;

	private final HttpServletResponse response;

	EventStream(JsonMapper json, Cursors cursors, ChangesQuery query, HttpServletResponse response) {
		this.json = json;
		this.cursors = cursors;
		this.query = query;
		this.response = response;
	}

	/** Begins the stream; buffering proxies are asked not to. */
	void open(Duration retry) throws IOException {
		this.response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		this.response.setCharacterEncoding(StandardCharsets.UTF_8);
		this.response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		this.response.setHeader("X-Accel-Buffering", "no");
		send("retry: " + retry.toMillis() + "\n\n");
	}

	/**
	 * Writes until the follower is over.
	 * @throws IOException when the reader has gone, which a heartbeat finds out
	 */
	void write(Follower follower, Duration heartbeat) throws IOException {
		while (!follower.isOver()) {
			try {
				write(follower.next(this.query.wish(), heartbeat));
			}
			catch (PlatformException ex) {
				send(": the platform fails, going on\n\n");
				follower.pause(heartbeat);
			}
			catch (ProblemException ex) {
				// There is no knowing where now is, as in a shutdown: a stream just ends.
				return;
			}
		}
	}

	private void write(Batch batch) throws IOException {
		StringBuilder events = new StringBuilder();
		for (Cdr cdr : batch.calls()) {
			events.append("event: call\nid: ")
				.append(cursor(batch.upTo(cdr)))
				.append("\ndata: ")
				.append(this.json.writeValueAsString(this.query.view().show(cdr)))
				.append("\n\n");
		}
		if (batch.calls().isEmpty()) {
			events.append(": still here\nid: ").append(cursor(batch.position())).append("\n\n");
		}
		send(events.toString());
	}

	private String cursor(Position position) {
		Account account = this.query.selection().account();
		return this.cursors.write(account, position);
	}

	private void send(String text) throws IOException {
		OutputStream out = this.response.getOutputStream();
		out.write(text.getBytes(StandardCharsets.UTF_8));
		this.response.flushBuffer();
	}

}
