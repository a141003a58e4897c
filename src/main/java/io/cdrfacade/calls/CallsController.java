package io.cdrfacade.calls;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.platform.Platform;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.Parameters;

/** Serves {@code GET /calls}. */
@RestController
@Tag(name = "Calls", description = "What was called, by whom, and how it ended.")
class CallsController {

	private final Platform platform;

	private final CallFiltersReader filters;

	CallsController(Platform platform, CallFiltersReader filters) {
		this.platform = platform;
		this.filters = filters;
	}

	@ListCallsDocumentation
	@GetMapping(path = "/calls", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<CallPage> listCalls(HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
		CallsQuery query = read(request);
		query.requireGrantedTo(caller);
		CallPage page = CallPage.of(this.platform.cdrs(query.filters().account(), query.toPlatform()), query,
				caller.has(Scope.NUMBERS_READ));
		HttpHeaders headers = new HttpHeaders();
		headers.setCacheControl(query.consumes() ? CacheControl.noStore() : CacheControl.noCache().cachePrivate());
		CallLinks.of(request, query, page).ifPresent((links) -> headers.set(HttpHeaders.LINK, links));
		return ResponseEntity.ok().headers(headers).body(page);
	}

	private CallsQuery read(HttpServletRequest request) {
		Parameters parameters = Parameters.of(request);
		CallsQuery query = CallsQuery.read(parameters, this.filters);
		if (query.consumes() && HttpMethod.HEAD.matches(request.getMethod())) {
			parameters.reject("sync", "must not be unread with HEAD, which would mark calls as read and not show them");
		}
		parameters.verify();
		return query;
	}

}
