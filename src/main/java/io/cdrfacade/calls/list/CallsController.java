package io.cdrfacade.calls.list;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.KeptHeaders;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.Parameters;

/** Serves {@code GET /calls}. */
@RestController
@Tag(name = "Calls", description = "What was called, by whom, and how it ended.")
class CallsController {

	static final String PATH = "/calls";

	private final PlatformAnswers platform;

	private final CachedAnswers cache;

	private final KnownRequests known;

	private final SelectionReader selections;

	CallsController(PlatformAnswers platform, CachedAnswers cache, KnownRequests known, SelectionReader selections) {
		this.platform = platform;
		this.cache = cache;
		this.known = known;
		this.selections = selections;
	}

	@ListCallsDocumentation
	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	void listCalls(HttpServletRequest request, HttpServletResponse response, @Parameter(hidden = true) Caller caller)
			throws IOException {
		CallsQuery query = read(request, caller);
		RequestLabels.account(request, query.selection().account().name());
		AnswerKey key = AnswerKey.of(query);
		FoundAnswer found = query.consumes() ? FoundAnswer.consumed(this.platform.get(query))
				: this.cache.find(key, query, CacheDemands.of(request));
		String links = CallLinks.of(request, query, found.answer()).orElse(null);
		if (!query.consumes() && isWorthRemembering(key, found)) {
			this.known.add(request, caller,
					new KnownRequests.Known(query, key, found.answer().place(), links, KeptHeaders.of(response)));
		}
		found.send(request, response, links);
	}

	/** What moves with the time and is not in the cache would have to be read again. */
	private static boolean isWorthRemembering(AnswerKey key, FoundAnswer found) {
		return found.isHit() || key.isLasting();
	}

	private CallsQuery read(HttpServletRequest request, Caller caller) {
		Parameters parameters = Parameters.of(request);
		CallsQuery query = CallsQuery.read(parameters, this.selections, caller);
		if (query.consumes() && HttpMethod.HEAD.matches(request.getMethod())) {
			parameters.reject("sync", "must not be unread with HEAD, which would mark calls as read and not show them");
		}
		parameters.verify();
		query.requireGrantedTo(caller);
		return query;
	}

}
