package io.cdrfacade.calls.summary;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.caching.Body;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.ReadyResponse;

/** Serves {@code GET /calls/summary}. */
@RestController
@Tag(name = "Calls")
class SummaryController {

	private final Summaries summaries;

	private final SelectionReader selections;

	private final SummaryProperties properties;

	private final JsonMapper json;

	SummaryController(Summaries summaries, SelectionReader selections, SummaryProperties properties, JsonMapper json) {
		this.summaries = summaries;
		this.selections = selections;
		this.properties = properties;
		this.json = json;
	}

	@SummaryDocumentation
	@GetMapping("/calls/summary")
	ReadyResponse summariseCalls(HttpServletRequest request, @Parameter(hidden = true) Caller caller)
			throws HttpMediaTypeNotAcceptableException {
		SummaryQuery query = SummaryQuery.read(request, caller, this.selections, this.properties.maxGroups());
		CountedCalls counted = this.summaries.find(query, CacheDemands.of(request));
		Summary summary = Summary.of(query, counted);
		byte[] content = query.csv() ? SummaryTable.of(query, summary) : this.json.writeValueAsBytes(summary);
		return counted.caching()
			.answer(request, query.csv() ? SummaryTable.CONTENT_TYPE : MediaType.APPLICATION_JSON, Body.of(content));
	}

}
