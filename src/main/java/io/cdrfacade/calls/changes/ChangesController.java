package io.cdrfacade.calls.changes;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
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
	@GetMapping(path = EventStreams.PATH,
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE })
	ResponseEntity<?> listChanges(HttpServletRequest request, @Parameter(hidden = true) Caller caller)
			throws HttpMediaTypeNotAcceptableException {
		ChangesQuery query = ChangesQuery.read(request, caller, this.selections, this.cursors,
				this.properties.tolerance());
		boolean head = HttpMethod.HEAD.matches(request.getMethod());
		if (EventStreams.areWanted(request)) {
			RequestPermit.leave(request);
			ResponseEntity.BodyBuilder stream = ResponseEntity.ok().headers(EventStreams.headers());
			return head ? stream.build() : stream.body(query);
		}
		CallBatch batch = head ? batch(query, Duration.ZERO) : batch(request, query);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(page(query, batch));
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

}
