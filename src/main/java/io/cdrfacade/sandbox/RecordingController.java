package io.cdrfacade.sandbox;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves what the links to recordings lead to. */
@RestController
@Profile("sandbox")
@Hidden
class RecordingController {

	private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

	private final RecordingLinks links;

	RecordingController(RecordingLinks links) {
		this.links = links;
	}

	@GetMapping(PlatformServlet.PATH + "/recordings/{link}")
	ResponseEntity<Resource> recording(@PathVariable String link) {
		String fileName = this.links.fileName(link)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The link is unknown or has expired"));
		return ResponseEntity.ok().contentType(WAV).body(new ByteArrayResource(WavTone.of(fileName)));
	}

}
