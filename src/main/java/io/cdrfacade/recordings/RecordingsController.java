package io.cdrfacade.recordings;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.security.Caller;

/** Serves {@code GET /recordings/{fileName}}. */
@RestController
@Tag(name = "Recordings", description = "The audio of calls.")
class RecordingsController {

	private final Accounts accounts;

	private final RecordingFiles files;

	private final RecordingMeters meters;

	RecordingsController(Accounts accounts, RecordingFiles files, RecordingMeters meters) {
		this.accounts = accounts;
		this.files = files;
		this.meters = meters;
	}

	@GetRecordingDocumentation
	@GetMapping(path = "/recordings/{fileName}", produces = { "audio/*", MediaType.APPLICATION_OCTET_STREAM_VALUE })
	ResponseEntity<?> getRecording(@PathVariable String fileName, HttpServletRequest request,
			@Parameter(hidden = true) Caller caller) {
		RecordingQuery query = RecordingQuery.read(request, fileName, this.accounts, caller);
		return query.redirect() ? redirect(query)
				: ResponseEntity.ok()
					.contentType(MediaTypes.of(null, fileName))
					.body(new RecordingAnswer(query.recording(), request));
	}

	private ResponseEntity<Void> redirect(RecordingQuery query) {
		try {
			RecordingLink link = this.files.link(query.recording()).orElseThrow(RecordingProblems::notFound);
			this.meters.count(query.recording().accountName(), RecordingOutcome.REDIRECTED);
			return ResponseEntity.status(HttpStatus.FOUND)
				.location(link.url())
				.cacheControl(CacheControl.noStore())
				.build();
		}
		catch (RuntimeException ex) {
			this.meters.count(query.recording().accountName(), RecordingOutcome.of(ex));
			throw ex;
		}
	}

}
