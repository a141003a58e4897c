package io.cdrfacade.calls.export;

import java.io.IOException;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.Accepted;
import io.cdrfacade.web.caching.CacheStatus;
import io.cdrfacade.web.load.Permits;
import io.cdrfacade.web.load.Permits.Permit;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.Parameters;
import io.cdrfacade.web.problem.HttpVersion;

/** Serves {@code GET /calls/export}. */
@RestController
@Tag(name = "Calls")
class ExportController {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final SelectionReader selections;

	private final CallWalks walks;

	private final CallSinks sinks;

	private final Permits permits;

	private final ExportMetrics metrics;

	private final GracePeriod grace;

	ExportController(SelectionReader selections, CallWalks walks, CallSinks sinks, ExportMetrics metrics,
			GracePeriod grace, ExportProperties properties, MeterRegistry registry) {
		this.selections = selections;
		this.walks = walks;
		this.sinks = sinks;
		this.permits = new Permits(properties.maxConcurrent(), "cdr.exports.active", "Exports that are under way",
				registry);
		this.metrics = metrics;
		this.grace = grace;
	}

	@ExportDocumentation
	@GetMapping("/calls/export")
	void exportCalls(HttpServletRequest request, HttpServletResponse response, @Parameter(hidden = true) Caller caller)
			throws IOException, HttpMediaTypeNotAcceptableException {
		if (!HttpVersion.showsCuts(request)) {
			throw HttpVersion.tooOld(response);
		}
		ExportQuery query = read(request, caller);
		RequestLabels.account(request, query.selection().account().name());
		try (Permit _ = this.permits.require("As many exports as there may be are under way.", RETRY_AFTER)) {
			export(query, request, response);
		}
	}

	private void export(ExportQuery query, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		try (CallWalk walk = this.walks.beginInPairs(query.selection())) {
			describe(query, walk.totalItems(), response);
			if (!HttpMethod.HEAD.matches(request.getMethod())) {
				new Export(query, this.sinks, this.metrics, this.grace).send(walk, response);
			}
			response.flushBuffer();
		}
	}

	private static void describe(ExportQuery query, long total, HttpServletResponse response) {
		response.setContentType(query.format().contentType());
		if (query.selection().filters().own().isEmpty()) {
			response.setHeader("X-Total-Count", Long.toString(total));
		}
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(query.fileName()).build().toString());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(CacheStatus.HEADER, CacheStatus.forwarded(CacheStatus.Forwarded.BYPASS).value());
	}

	private ExportQuery read(HttpServletRequest request, Caller caller) throws HttpMediaTypeNotAcceptableException {
		Parameters parameters = Parameters.of(request);
		parameters.allowTicket();
		ExportFormat accepted = parameters.has("format") ? ExportFormat.NDJSON
				: ExportFormat.accepted(Accepted.by(request));
		ExportQuery query = ExportQuery.read(parameters, this.selections, caller, accepted);
		parameters.verify();
		query.selection().requireGrantedTo(caller);
		return query;
	}

}
