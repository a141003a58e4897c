package io.cdrfacade.web.problem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves what a problem's {@code type} refers to: what it means and what helps. */
@RestController
@Hidden
final class ProblemPages {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	@GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_PLAIN_VALUE)
	ResponseEntity<String> page(@PathVariable("code") String code) {
		String page = ProblemCode.of(code)
			.map(ProblemPages::markdown)
			.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no problem of this code."));
		return ResponseEntity.ok().contentType(TEXT).cacheControl(CacheControl.maxAge(Duration.ofHours(1))).body(page);
	}

	/** A problem's section in the documentation. */
	static String markdown(ProblemCode problem) {
		return """
				## %s

				**%s** (HTTP status %s)

				%s

				What helps: %s
				""".formatted(problem.code(), problem.title(), String.join(", ", problem.statuses()), problem.cause(),
				problem.cure());
	}

}
