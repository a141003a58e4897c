package io.cdrfacade.calls;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.security.Caller;
import io.cdrfacade.web.CacheDemands;
import io.cdrfacade.web.Parameters;
import io.cdrfacade.web.RequestLabels;

/** Serves {@code GET /calls}. */
@RestController
@Tag(name = "Calls", description = "What was called, by whom, and how it ended.")
class CallsController {

	private final PlatformAnswers platform;

	private final CachedAnswers cache;

	private final CallFiltersReader filters;

	CallsController(PlatformAnswers platform, CachedAnswers cache, CallFiltersReader filters) {
		this.platform = platform;
		this.cache = cache;
		this.filters = filters;
	}

	@ListCallsDocumentation
	@GetMapping(path = "/calls", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> listCalls(HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
		CallsQuery query = read(request, caller);
		RequestLabels.account(request, query.filters().account().name());
		FoundAnswer found = query.consumes() ? FoundAnswer.consumed(this.platform.get(query))
				: this.cache.find(query, CacheDemands.of(request));
		return response(request, query, found);
	}

	private static ResponseEntity<byte[]> response(HttpServletRequest request, CallsQuery query, FoundAnswer found) {
		HttpHeaders headers = new HttpHeaders();
		found.describe(headers);
		CallLinks.of(request, query, found.answer()).ifPresent((links) -> headers.set(HttpHeaders.LINK, links));
		if (found.mayBeKept() && found.answer().tag().isKnownTo(request)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(headers).build();
		}
		return ResponseEntity.ok().headers(headers).body(found.answer().content());
	}

	private CallsQuery read(HttpServletRequest request, Caller caller) {
		Parameters parameters = Parameters.of(request);
		CallsQuery query = CallsQuery.read(parameters, this.filters, caller);
		if (query.consumes() && HttpMethod.HEAD.matches(request.getMethod())) {
			parameters.reject("sync", "must not be unread with HEAD, which would mark calls as read and not show them");
		}
		parameters.verify();
		query.requireGrantedTo(caller);
		return query;
	}

}
