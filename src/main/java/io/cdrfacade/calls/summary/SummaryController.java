package io.cdrfacade.calls.summary;

import java.util.List;

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
import io.cdrfacade.web.Accepted;
import io.cdrfacade.web.caching.Body;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.ReadyResponse;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.Parameters;

/** Serves {@code GET /calls/summary}. */
@RestController
@Tag(name = "Calls")
class SummaryController {

	private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

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
		SummaryQuery query = read(request, caller);
		RequestLabels.account(request, query.selection().account().name());
		CountedCalls counted = this.summaries.find(query, CacheDemands.of(request));
		Summary summary = Summary.of(query, counted);
		byte[] content = query.csv() ? SummaryTable.of(query, summary) : this.json.writeValueAsBytes(summary);
		return counted.caching().answer(request, query.csv() ? CSV : MediaType.APPLICATION_JSON, Body.of(content));
	}

	private SummaryQuery read(HttpServletRequest request, Caller caller) throws HttpMediaTypeNotAcceptableException {
		Parameters parameters = Parameters.of(request);
		boolean csv = !parameters.has("format")
				&& CSV.equalsTypeAndSubtype(Accepted.by(request).best(List.of(MediaType.APPLICATION_JSON, CSV)));
		SummaryQuery query = SummaryQuery.read(parameters, this.selections, caller, this.properties.maxGroups(), csv);
		parameters.verify();
		query.selection().requireGrantedTo(caller);
		return query;
	}

}
