package io.cdrfacade.calls.export;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.caching.CacheStatus;
import io.cdrfacade.web.load.Permits;
import io.cdrfacade.web.load.Permits.Permit;
import io.cdrfacade.web.problem.HttpVersion;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Serves {@code GET /calls/export}. */
@RestController
@Tag(name = "Calls")
class ExportController {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final SelectionReader selections;

	private final CallWalks walks;

	private final Permits permits;

	ExportController(SelectionReader selections, CallWalks walks, ExportProperties properties, MeterRegistry registry) {
		this.selections = selections;
		this.walks = walks;
		this.permits = new Permits(properties.maxConcurrent(), "cdr.exports.active", "Exports that are under way",
				registry);
	}

	@ExportDocumentation
	@GetMapping("/calls/export")
	ResponseEntity<Export> exportCalls(HttpServletRequest request, @Parameter(hidden = true) Caller caller)
			throws HttpMediaTypeNotAcceptableException {
		if (!HttpVersion.showsCuts(request)) {
			throw HttpVersion.tooOld();
		}
		ExportQuery query = ExportQuery.read(request, caller, this.selections);
		Export export = begin(query);
		ResponseEntity.BodyBuilder answer = describe(query, export.walk().totalItems());
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			export.close();
			return answer.build();
		}
		return answer.body(export);
	}

	/** The sender closes the export, and gives the permit back, when it has been sent. */
	private Export begin(ExportQuery query) {
		Permit permit = this.permits.require("The maximum number of exports is running.", RETRY_AFTER);
		try {
			Export export = new Export(query, this.walks.beginTwoAhead(query.selection()), permit);
			verifySize(export);
			return export;
		}
		catch (RuntimeException | Error ex) {
			permit.close();
			throw ex;
		}
	}

	private static void verifySize(Export export) {
		long calls = export.walk().totalItems();
		if (export.query().format() == ExportFormat.XLSX && calls > XlsxFormat.MAX_CALLS) {
			export.walk().close();
			throw new ProblemException(ProblemCode.TOO_MANY_CALLS,
					"""
							The range has %d calls, and a sheet holds %d. Shorten the range between `from` and `to`, filter, or use \
							`format=csv`."""
						.formatted(calls, XlsxFormat.MAX_CALLS));
		}
	}

	private static ResponseEntity.BodyBuilder describe(ExportQuery query, long total) {
		ResponseEntity.BodyBuilder response = ResponseEntity.ok().contentType(query.format().contentType());
		if (query.selection().filters().own().isEmpty()) {
			response.header("X-Total-Count", Long.toString(total));
		}
		return response
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(query.fileName()).build().toString())
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header(CacheStatus.HEADER, CacheStatus.forwarded(CacheStatus.Forwarded.BYPASS).value());
	}

}
