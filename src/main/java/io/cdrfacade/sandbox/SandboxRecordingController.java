package io.cdrfacade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
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

/** Serves the recordings behind the links, wrongly where a fault says so. */
@RestController
@Profile("sandbox")
@Hidden
class SandboxRecordingController {

	/** Its name in faults; it is not a service of the platform. */
	static final String SERVICE = "recordings";

	private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

	private final RecordingLinks links;

	private final FaultSwitch faults;

	SandboxRecordingController(RecordingLinks links, FaultSwitch faults) {
		this.links = links;
		this.faults = faults;
	}

	@GetMapping(SandboxServlet.PATH + "/recordings/{link}")
	@Nullable ResponseEntity<Resource> recording(@PathVariable String link, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		String fileName = this.links.fileName(link)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The link is unknown or has expired"));
		byte[] audio = WavTone.of(fileName);
		SandboxFault fault = this.faults.next(SERVICE);
		SandboxServlet.pause(fault.pause());
		return switch (fault.kind()) {
			case HANG_UP -> cut(request);
			case CUT_OFF -> {
				new HttpAnswer(200, WAV.toString(), audio).send(response, audio.length / 2);
				yield cut(request);
			}
			case HTML -> ResponseEntity.ok()
				.contentType(MediaType.TEXT_HTML)
				.body(new ByteArrayResource("<html>502 Bad Gateway</html>".getBytes(StandardCharsets.US_ASCII)));
			case EMPTY -> ResponseEntity.ok().contentType(WAV).body(new ByteArrayResource(new byte[0]));
			case SERVER_ERROR -> ResponseEntity.internalServerError().build();
			case LINK_REFUSED -> ResponseEntity.status(HttpStatus.FORBIDDEN).build();
			default -> ResponseEntity.ok().contentType(WAV).body(new ByteArrayResource(audio));
		};
	}

	private static @Nullable ResponseEntity<Resource> cut(HttpServletRequest request) {
		ConnectionCutter.cut(request);
		return null;
	}

}
