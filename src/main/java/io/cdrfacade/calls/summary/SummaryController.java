package io.cdrfacade.calls.summary;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.caching.Body;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.Parameters;

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
	@GetMapping(path = "/calls/summary", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> summariseCalls(HttpServletRequest request, @Parameter(hidden = true) Caller caller) {
		SummaryQuery query = read(request, caller);
		RequestLabels.account(request, query.selection().account().name());
		Counted counted = this.summaries.find(query, CacheDemands.of(request));
		byte[] content = this.json.writeValueAsBytes(Summary.of(query, counted));
		return counted.caching().answer(request, Body.of(content));
	}

	private SummaryQuery read(HttpServletRequest request, Caller caller) {
		Parameters parameters = Parameters.of(request);
		SummaryQuery query = SummaryQuery.read(parameters, this.selections, caller, this.properties.maxGroups());
		parameters.verify();
		query.selection().requireGrantedTo(caller);
		return query;
	}

}
