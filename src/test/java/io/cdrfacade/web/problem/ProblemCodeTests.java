package io.cdrfacade.web.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

	private static final Pattern STATUS = Pattern.compile("(?:other )?[45](?:\\d\\d|xx)");

	private static final Pattern CODE = Pattern.compile("(?<=`)[a-z-]+(?=`)");

	@Test
	void isDocumented() {
		Snapshot.of("docs/errors.md")
			.assertIs(INTRODUCTION + Arrays.stream(ProblemCode.values())
				.map(ProblemPages::markdown)
				.collect(Collectors.joining("\n")));
	}

	/** A code may have more statuses than its own: those that have no other code. */
	@Test
	void tellsAllItsStatuses() {
		assertThat(IntStream.range(400, 600)).allSatisfy(
				(status) -> assertThat(ProblemCode.of(status).statuses()).as("statuses of %s", ProblemCode.of(status))
					.containsAnyOf(Integer.toString(status), "other " + status / 100 + "xx"));
		assertThat(List.of(ProblemCode.REQUEST_REFUSED, ProblemCode.INTERNAL_ERROR))
			.allSatisfy((code) -> assertThat(code.statuses()).filteredOn((status) -> !status.endsWith("xx"))
				.allSatisfy((status) -> assertThat(ProblemCode.of(Integer.parseInt(status))).isEqualTo(code)));
	}

	@Test
	void isInTheTableOfStatuses() throws IOException {
		Map<Set<String>, List<String>> rows = rows();
		assertThat(rows.values().stream().flatMap(List::stream))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
		assertThat(rows).allSatisfy(
				(statuses, codes) -> assertThat(codes).flatMap((code) -> ProblemCode.of(code).orElseThrow().statuses())
					.containsOnly(statuses.toArray(String[]::new)));
	}

	/** The codes in each row of the table in the reference, by the statuses there. */
	private static Map<Set<String>, List<String>> rows() throws IOException {
		return Files.readAllLines(Path.of("docs/api.md"))
			.stream()
			.filter((line) -> line.matches("\\| [45]\\d\\d.*"))
			.map((line) -> line.split("\\|", -1))
			.collect(
					Collectors.toMap((cells) -> Set.copyOf(found(STATUS, cells[1])), (cells) -> found(CODE, cells[2])));
	}

	private static List<String> found(Pattern pattern, String cell) {
		return pattern.matcher(cell).results().map(MatchResult::group).toList();
	}

	@Test
	void isFoundByItsCode() {
		assertThat(ProblemCode.of("upstream-not-authorised")).contains(ProblemCode.UPSTREAM_NOT_AUTHORISED);
		assertThat(ProblemCode.of("nonsense")).isEmpty();
	}

}
