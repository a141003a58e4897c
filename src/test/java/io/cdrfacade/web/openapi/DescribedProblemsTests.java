package io.cdrfacade.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.cdrfacade.web.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps each operation telling all problems that its code can end with. */
class DescribedProblemsTests {

	private static final Path SOURCES = Path.of("src", "main", "java", "io", "cdrfacade");

	private static final Pattern CODE = Pattern.compile("ProblemCode\\.([A-Z_]+)");

	/** Describe problems, or choose the code of one that the framework has. */
	private static final Set<String> GENERAL = Set.of("web/openapi/ProblemResponses.java",
			"web/openapi/ProblemDescriptions.java", "web/problem/ProblemCode.java", "web/problem/ProblemTemplate.java",
			"web/problem/ProblemWriter.java", "web/problem/ProblemPages.java", "web/problem/BadRequestCause.java");

	private static final List<String> CALLS = List.of("listCalls", "getCall", "exportCalls", "summariseCalls",
			"listChanges");

	private static final List<String> GETS = with(CALLS, "getRecording");

	private static final List<String> CALLERS = with(GETS, "createTicket");

	private static final List<String> ALL = with(CALLERS, "pushCall");

	/** Which operations run the code of a file, or of the files of a package. */
	private static final Map<String, List<String>> OPERATIONS = Map.ofEntries(
			Map.entry("calls/changes/ClosedStreams.java", List.of("listChanges")),
			Map.entry("calls/changes/Subscription.java", List.of("listChanges")),
			Map.entry("calls/changes/callback/", List.of("pushCall")),
			Map.entry("calls/export/", List.of("exportCalls")),
			Map.entry("calls/list/CallFinder.java", List.of("getCall")),
			Map.entry("calls/list/LookBack.java", List.of("getCall")),
			Map.entry("calls/list/CallsController.java", List.of("listCalls")),
			Map.entry("calls/search/", List.of("listCalls")), Map.entry("calls/summary/", List.of("summariseCalls")),
			Map.entry("recordings/", List.of("getRecording")), Map.entry("security/AccessConfiguration.java", CALLERS),
			Map.entry("security/AuthenticationChallenge.java", ALL), Map.entry("security/Caller.java", CALLERS),
			Map.entry("security/CrossOrigin.java", ALL), Map.entry("security/jwt/", ALL),
			Map.entry("security/limit/", CALLERS), Map.entry("security/ticket/", List.of("createTicket")),
			Map.entry("web/load/", ALL), Map.entry("web/parameter/AccountParameter.java", GETS),
			Map.entry("web/problem/ContentCoding.java", List.of("createTicket", "pushCall")),
			Map.entry("web/problem/HttpVersion.java", List.of("exportCalls", "getRecording")),
			Map.entry("web/problem/PlatformProblems.java", GETS), Map.entry("web/problem/ProblemException.java", GETS));

	private final JsonNode api = ApiFile.read();

	@Test
	void describesTheProblemsOfTheCode() throws IOException {
		Map<String, Set<String>> missing = new TreeMap<>();
		codes().forEach((file, codes) -> operations(file).forEach((operation) -> {
			Set<String> left = new TreeSet<>(codes);
			left.removeAll(described(operation));
			if (!left.isEmpty()) {
				missing.put(operation + " by " + file, left);
			}
		}));
		assertThat(missing).isEmpty();
	}

	/** From frameworks, and for parameters, which most operations have. */
	@ParameterizedTest
	@CsvSource({ "bad-request, true", "method-not-allowed, true", "internal-error, true", "request-refused, true",
			"invalid-parameter, false", "not-acceptable, false" })
	void describesTheProblemsOfFrameworks(String code, boolean ofCallbacks) {
		assertThat(ofCallbacks ? ALL : CALLERS)
			.allSatisfy((operation) -> assertThat(described(operation)).contains(code));
	}

	@Test
	void knowsOnlyPlacesThatEndRequests() throws IOException {
		Set<String> files = codes().keySet();
		assertThat(OPERATIONS.keySet())
			.allSatisfy((place) -> assertThat(files).anyMatch((file) -> file.startsWith(place)));
	}

	@Test
	void knowsAllOperations() {
		assertThat(ApiFile.operations(this.api).map((operation) -> operation.at("/operationId").asString()))
			.containsExactlyInAnyOrderElementsOf(ALL);
	}

	/** The codes in each file that ends requests with a problem. */
	private static Map<String, Set<String>> codes() throws IOException {
		Map<String, Set<String>> codes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(SOURCES)) {
			files.filter((file) -> file.toString().endsWith(".java")).forEach((file) -> {
				String name = SOURCES.relativize(file).toString().replace('\\', '/');
				Set<String> named = new TreeSet<>(CODE.matcher(text(file))
					.results()
					.map((match) -> ProblemCode.valueOf(match.group(1)).code())
					.toList());
				if (!named.isEmpty() && !GENERAL.contains(name)) {
					codes.put(name, named);
				}
			});
		}
		return codes;
	}

	private static List<String> operations(String file) {
		List<List<String>> found = OPERATIONS.entrySet()
			.stream()
			.filter((entry) -> file.startsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.toList();
		assertThat(found).as("operations that run %s, to be added to OPERATIONS", file).hasSize(1);
		return found.getFirst();
	}

	private Set<String> described(String id) {
		JsonNode operation = ApiFile.operations(this.api)
			.filter((one) -> id.equals(one.at("/operationId").asString()))
			.findAny()
			.orElseThrow();
		Set<String> codes = new TreeSet<>();
		operation.at("/responses")
			.forEach((response) -> codes.addAll(ApiFile.resolved(this.api, response)
				.at("/content/application~1problem+json/examples")
				.propertyNames()));
		return codes;
	}

	private static List<String> with(List<String> operations, String another) {
		return Stream.concat(operations.stream(), Stream.of(another)).toList();
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
