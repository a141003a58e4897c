package io.cdrfacade.recordings;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.load.Permits;
import io.cdrfacade.web.load.Permits.Permit;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.problem.HttpVersion;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Serves {@code GET /recordings/{fileName}}. It writes to the response itself: how a
 * stream ends decides what is counted, and for a {@code ResponseEntity} Spring can answer
 * 304 on its own, after the recording has been opened, and would not close it.
 */
@RestController
@Tag(name = "Recordings", description = "The audio of calls.")
class RecordingsController {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final Accounts accounts;

	private final RecordingFiles files;

	private final RecordingStreams streams;

	private final Permits permits;

	private final RecordingMeters meters;

	RecordingsController(Accounts accounts, RecordingFiles files, RecordingStreams streams, Permits permits,
			RecordingMeters meters) {
		this.accounts = accounts;
		this.files = files;
		this.streams = streams;
		this.permits = permits;
		this.meters = meters;
	}

	@GetRecordingDocumentation
	@GetMapping(path = "/recordings/{fileName}", produces = { "audio/*", MediaType.APPLICATION_OCTET_STREAM_VALUE })
	void getRecording(@PathVariable String fileName, HttpServletRequest request, HttpServletResponse response,
			@Parameter(hidden = true) Caller caller) throws IOException {
		RecordingQuery query = RecordingQuery.read(request, fileName, this.accounts, caller);
		RequestLabels.account(request, query.account());
		RecordingOutcome outcome = RecordingOutcome.FAILED;
		try {
			outcome = query.redirect() ? redirect(query.key(), response) : stream(query.key(), request, response);
		}
		catch (IOException ex) {
			outcome = RecordingOutcome.LEFT;
			throw ex;
		}
		finally {
			boolean cut = outcome == RecordingOutcome.FAILED && response.isCommitted();
			this.meters.count(query.account(), cut ? RecordingOutcome.CUT_OFF : outcome);
		}
		conclude(outcome, response);
	}

	private RecordingOutcome redirect(LinkKey key, HttpServletResponse response) {
		Optional<RecordingLink> link = this.files.link(key);
		link.ifPresent((found) -> {
			response.setStatus(HttpServletResponse.SC_FOUND);
			response.setHeader(HttpHeaders.LOCATION, found.url().toASCIIString());
			response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		});
		return link.isPresent() ? RecordingOutcome.REDIRECTED : RecordingOutcome.NOT_FOUND;
	}

	private RecordingOutcome stream(LinkKey key, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		try (Permit permit = this.permits.take()) {
			return (permit != null) ? this.streams.stream(key, request, response) : RecordingOutcome.OVERLOADED;
		}
	}

	private static void conclude(RecordingOutcome outcome, HttpServletResponse response) {
		switch (outcome) {
			case NOT_FOUND -> throw new ProblemException(ProblemCode.RECORDING_NOT_FOUND,
					"The account has no recording of this name, or no longer.");
			case BEYOND_END -> throw new ProblemException(ProblemCode.RANGE_NOT_SATISFIABLE,
					"The range begins behind the end of the recording.");
			case HTTP_VERSION_TOO_OLD -> throw HttpVersion.tooOld(response);
			case OVERLOADED -> throw new ProblemException(ProblemCode.OVERLOADED,
					"As many recordings as the facade streams at once are under way.", RETRY_AFTER);
			default -> {
			}
		}
	}

}
