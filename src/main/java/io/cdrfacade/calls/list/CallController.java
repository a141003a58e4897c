package io.cdrfacade.calls.list;

import java.time.Clock;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.calls.CallWriter;
import io.cdrfacade.calls.JsonBytes;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.caching.Body;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Found;
import io.cdrfacade.web.caching.ReadyResponse;

/** Serves {@code GET /calls/{id}}. */
@RestController
@Tag(name = "Calls")
class CallController {

	private final CallFinder calls;

	private final SelectionReader selections;

	private final Clock clock;

	CallController(CallFinder calls, SelectionReader selections, Clock clock) {
		this.calls = calls;
		this.selections = selections;
		this.clock = clock;
	}

	@GetCallDocumentation
	@GetMapping(path = "/calls/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ReadyResponse getCall(@PathVariable String id, HttpServletRequest request,
			@Parameter(hidden = true) Caller caller) {
		CallQuery query = CallQuery.read(request, caller, this.selections, id, this.clock.instant());
		Found<Cdr> found = this.calls.find(query.account(), query.id(), query.at(), CacheDemands.of(request));
		JsonBytes json = new JsonBytes();
		new CallWriter(query.view(), json).write(found.result());
		byte[] content = json.finish();
		return found.caching().answer(request, MediaType.APPLICATION_JSON, Body.of(content));
	}

}
