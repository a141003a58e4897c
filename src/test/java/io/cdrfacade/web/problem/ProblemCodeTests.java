package io.cdrfacade.web.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.cdrfacade.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemCodeTests {

	private static final String INTRODUCTION = """
			# Errors

			Every error, whatever its origin, is a problem as [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) defines it, of
			media type `application/problem+json`. Programs decide on `code`, which never changes; the texts may. `traceId` finds
			the request in the logs; a caller's W3C `traceparent` is taken over. With `invalid-parameter`, `errors` lists all faults
			of the input at once. With faults of the platform, `upstream` holds its own words, where it had any.

			`title`, `detail` and each `message` are in Chinese if `Accept-Language` prefers `zh`, otherwise in English;
			`Content-Language` says which. `code`, names of parameters, values and what the platform said never change.

			Each section is also served under the problem's `type`, for example `/problems/invalid-parameter`.

			""";

	@Test
	void isDocumented() {
		Snapshot.of("docs/errors.md")
			.assertIs(INTRODUCTION + Arrays.stream(ProblemCode.values())
				.map(ProblemPages::markdown)
				.collect(Collectors.joining("\n")));
	}

	@Test
	void isFoundByItsCode() {
		assertThat(ProblemCode.of("upstream-not-authorised")).contains(ProblemCode.UPSTREAM_NOT_AUTHORISED);
		assertThat(ProblemCode.of("nonsense")).isEmpty();
	}

}
