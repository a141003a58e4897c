package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.Accepted;
import io.cdrfacade.web.load.ConnectionLimit;
import io.cdrfacade.web.load.Permits;
import io.cdrfacade.web.load.Permits.Permit;
import io.cdrfacade.web.load.RequestPermit;

/** Serves {@code GET /calls/changes}. */
@RestController
@Tag(name = "Calls")
class ChangesController {

	private final ChangeSubscriptions subscriptions;

	private final Cursors cursors;

	private final SelectionReader selections;

	private final ChangesProperties properties;

	private final Permits waits;

	ChangesController(ChangeSubscriptions subscriptions, Cursors cursors, SelectionReader selections,
			ChangesProperties properties, ConnectionLimit connections, MeterRegistry registry) {
		this.subscriptions = subscriptions;
		this.cursors = cursors;
		this.selections = selections;
		this.properties = properties;
		this.waits = new Permits(properties.waiting(connections), "cdr.changes.waiting",
				"Requests that wait for new calls", registry);
	}

	@ChangesDocumentation
	@GetMapping(path = "/calls/changes",
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE })
	ResponseEntity<?> listChanges(HttpServletRequest request, @Parameter(hidden = true) Caller caller)
			throws HttpMediaTypeNotAcceptableException {
		ChangesQuery query = ChangesQuery.read(request, caller, this.selections, this.cursors,
				this.properties.tolerance());
		boolean head = HttpMethod.HEAD.matches(request.getMethod());
		if (wantsStream(request)) {
			RequestPermit.leave(request);
			return head ? stream().build() : stream().body(query);
		}
		CallBatch batch = head ? batch(query, Duration.ZERO) : batch(request, query);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(page(query, batch));
	}

	/** The headers ask proxies neither to buffer the stream nor to compress it. */
	private static ResponseEntity.BodyBuilder stream() {
		return ResponseEntity.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
			.header("X-Accel-Buffering", "no");
	}

	private byte[] page(ChangesQuery query, CallBatch batch) {
		return ChangesPage.toJson(batch, query.view(),
				this.cursors.write(query.selection().account(), batch.position()));
	}

	/** If too many requests wait already, the answer is given without waiting. */
	private CallBatch batch(HttpServletRequest request, ChangesQuery query) {
		try (Permit permit = query.longestWait().isZero() ? null : this.waits.take()) {
			if (permit == null) {
				return batch(query, Duration.ZERO);
			}
			RequestPermit.leave(request);
			return batch(query, query.longestWait());
		}
	}

	private CallBatch batch(ChangesQuery query, Duration wait) {
		try (Subscription subscription = this.subscriptions.open(query.selection().account(), query.position())) {
			return subscription.next(query.wanted(), wait);
		}
		catch (Subscription.AheadException ex) {
			throw query.cursorAhead();
		}
	}

	/** If a caller likes both types equally, the one that is named wins. */
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
