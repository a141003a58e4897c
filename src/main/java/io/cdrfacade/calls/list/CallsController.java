package io.cdrfacade.calls.list;

import java.time.Clock;
import java.time.Duration;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.search.Matches;
import io.cdrfacade.calls.search.Searches;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.CrossSite;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Found;
import io.cdrfacade.web.caching.ReadyResponse;
import io.cdrfacade.web.caching.ResultCache;
import io.cdrfacade.web.load.RequestLimit;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Serves {@code GET /calls}. */
@RestController
@Tag(name = "Calls", description = "What was called, by whom, and how it ended.")
class CallsController {

	private final CallPages pages;

	private final ResultCache<AnswerKey, Answer> answers;

	private final Searches searches;

	private final RequestLimit limit;

	private final SelectionReader selections;

	private final CacheProperties properties;

	private final Clock clock;

	CallsController(CallPages pages, ResultCache<AnswerKey, Answer> answers, Searches searches, RequestLimit limit,
			SelectionReader selections, CacheProperties properties, Clock clock) {
		this.pages = pages;
		this.answers = answers;
		this.searches = searches;
		this.limit = limit;
		this.selections = selections;
		this.properties = properties;
		this.clock = clock;
	}

	@ListCallsDocumentation
	@GetMapping(path = "/calls", produces = MediaType.APPLICATION_JSON_VALUE)
	ReadyResponse listCalls(HttpServletRequest request, HttpServletResponse response,
			@Parameter(hidden = true) Caller caller) {
		CallsQuery query = CallsQuery.read(request, caller, this.selections);
		if (query.consumes() && CrossSite.isForeign(request, response)) {
			throw new ProblemException(ProblemCode.FORBIDDEN, "Pages of other sites may not mark calls as read.");
		}
		Found<Answer> found = query.consumes() ? Found.bypassed(this.limit.ask(() -> ask(query)))
				: find(query, CacheDemands.of(request));
		Answer answer = found.result();
		return found.caching()
			.answer(request, MediaType.APPLICATION_JSON, answer.body())
			.with(HttpHeaders.LINK, CallLinks.of(request, query, answer));
	}

	private Found<Answer> find(CallsQuery query, CacheDemands demands) {
		if (query.isSearch()) {
			Found<Matches> found = this.searches.find(query.selection(), query.sort(), query.page(), query.size(),
					demands);
			Matches matches = found.result();
			return new Found<>(Answer.of(query, matches.from(), matches.to(), matches.page()), found.caching());
		}
		Duration lifetime = this.properties.lifetime(query.selection(), this.clock.instant());
		return this.answers.find(AnswerKey.of(query), demands, (_) -> lifetime, () -> ask(query));
	}

	private Answer ask(CallsQuery query) {
		return Answer.of(query, this.pages.get(query.selection(), query.page(), query.size()));
	}

}
