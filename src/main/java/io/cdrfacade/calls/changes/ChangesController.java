package io.cdrfacade.calls.changes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.Accepted;
import io.cdrfacade.web.load.Places;
import io.cdrfacade.web.load.Places.Place;
import io.cdrfacade.web.load.RequestPlace;

/** Serves {@code GET /calls/changes}. */
@RestController
@Tag(name = "Calls")
class ChangesController {

	private final Changes changes;

	private final Cursors cursors;

	private final SelectionReader selections;

	private final ChangesProperties properties;

	private final JsonMapper json;

	private final Places streams;

	private final Places waits;

	ChangesController(Changes changes, Cursors cursors, SelectionReader selections, ChangesProperties properties,
			JsonMapper json, MeterRegistry registry) {
		this.changes = changes;
		this.cursors = cursors;
		this.selections = selections;
		this.properties = properties;
		this.json = json;
		this.streams = new Places(properties.maxStreams(), "cdr.changes.streams", "Streams that are open", registry);
		this.waits = new Places(properties.maxWaiting(), "cdr.changes.waiting", "Requests that wait for new calls",
				registry);
	}

	@ChangesDocumentation
	@GetMapping(path = "/calls/changes",
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE })
	@Nullable ResponseEntity<ChangesPage> listChanges(HttpServletRequest request, HttpServletResponse response,
			@Parameter(hidden = true) Caller caller) throws IOException, HttpMediaTypeNotAcceptableException {
		ChangesQuery query = ChangesQuery.read(request, caller, this.selections, this.cursors,
				this.properties.tolerance());
		boolean head = HttpMethod.HEAD.matches(request.getMethod());
		if (wantsStream(request)) {
			stream(request, response, query, head);
			return null;
		}
		Batch batch = head ? page(query, Duration.ZERO) : page(request, query);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(page(query, batch));
	}

	private ChangesPage page(ChangesQuery query, Batch batch) {
		return new ChangesPage(batch.calls().stream().map(query.view()::show).toList(),
				this.cursors.write(query.selection().account(), batch.position()), batch.more());
	}

	/** Who cannot wait for want of a place gets an answer at once. */
	private Batch page(HttpServletRequest request, ChangesQuery query) {
		try (Place place = query.patience().isZero() ? null : this.waits.take()) {
			if (place == null) {
				return page(query, Duration.ZERO);
			}
			RequestPlace.leave(request);
			return page(query, query.patience());
		}
	}

	private Batch page(ChangesQuery query, Duration wait) {
		try (Follower follower = this.changes.follow(query.selection().account(), query.position())) {
			return follower.next(query.wish(), wait);
		}
	}

	private void stream(HttpServletRequest request, HttpServletResponse response, ChangesQuery query, boolean head)
			throws IOException {
		EventStream stream = new EventStream(this.json, this.cursors, query, response);
		try (Place _ = this.streams.require("As many streams are open as there may be.", this.properties.heartbeat());
				Follower follower = this.changes.follow(query.selection().account(), query.position())) {
			RequestPlace.leave(request);
			stream.open(this.properties.retry());
			if (!head) {
				stream.write(follower, this.properties.heartbeat());
			}
		}
	}

	/** Who likes both as much wants what they name. */
	private static boolean wantsStream(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		Accepted accepted = Accepted.by(request);
		double stream = accepted.quality(MediaType.TEXT_EVENT_STREAM);
		double json = accepted.quality(MediaType.APPLICATION_JSON);
		if (stream == 0 && json == 0) {
			throw new HttpMediaTypeNotAcceptableException(
					List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM));
		}
		return stream > json || (stream == json && accepted.names(MediaType.TEXT_EVENT_STREAM)
				&& !accepted.names(MediaType.APPLICATION_JSON));
	}

}
