import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

public class HttpExchangeClient {

	private static final Pattern NEXT_PAGE = Pattern.compile("<([^<>]*)>; rel=\"next\"");

	/** What this program reads of the API; all else in the answers is ignored. */
	interface Calls {

		@GetExchange("/calls?size=100")
		ResponseEntity<CallPage> list(@RequestParam String from, @RequestParam String to);

		@GetExchange
		ResponseEntity<CallPage> page(URI link);

		@GetExchange("/calls/summary")
		Summary summarise(@RequestParam String from, @RequestParam String to);

		@GetExchange("/calls/changes?limit=5")
		ChangesPage changesFrom(@RequestParam String from);

		@GetExchange("/calls/changes?limit=5")
		ChangesPage changesAfter(@RequestParam String cursor);

		record CallPage(List<Call> items) {
		}

		/** `direction` is a text and no enum: words may be added. */
		record Call(Long id, String direction, OffsetDateTime startedAt, OffsetDateTime answeredAt, boolean answered) {
		}

		record Summary(Figures total) {
		}

		record Figures(long calls, long answered, Double answerRate) {
		}

		record ChangesPage(List<Call> items, String cursor, boolean hasMore) {
		}

		record Problem(String code, String title, String detail, String traceId, List<Fault> errors) {
		}

		record Fault(String parameter, String value, String message) {
		}

	}

	private final Calls api;

	HttpExchangeClient(String baseUrl) {
		// With a key: RestClient.builder().baseUrl(baseUrl).defaultHeader("X-API-Key", "…").build()
		RestClient http = RestClient.create(baseUrl);
		this.api = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http)).build().createClient(Calls.class);
	}

	/** The calls of the range: the next page for as long as there is a link to one. */
	List<Calls.Call> walk(String from, String to) {
		List<Calls.Call> calls = new ArrayList<>();
		ResponseEntity<Calls.CallPage> page = this.api.list(from, to);
		calls.addAll(page.getBody().items());
		for (Matcher next = next(page); next.find(); next = next(page)) {
			page = this.api.page(URI.create(next.group(1)));
			calls.addAll(page.getBody().items());
		}
		return calls;
	}

	private static Matcher next(ResponseEntity<?> page) {
		return NEXT_PAGE.matcher(String.join(", ", page.getHeaders().getOrEmpty(HttpHeaders.LINK)));
	}

	/** The first calls that ended after the beginning of the range: the cursor leads on. */
	List<Calls.Call> changes(String from, int wanted) {
		Calls.ChangesPage page = this.api.changesFrom(from);
		List<Calls.Call> calls = new ArrayList<>(page.items());
		while (page.hasMore() && calls.size() < wanted) {
			page = this.api.changesAfter(page.cursor());
			calls.addAll(page.items());
		}
		return calls.subList(0, wanted);
	}

	public static void main(String[] args) {
		HttpExchangeClient client = new HttpExchangeClient(args[0]);
		List<Calls.Call> walked = client.walk(args[1], args[2]);
		System.out.printf("walked: %d calls, %d answered%n", walked.size(),
				walked.stream().filter(Calls.Call::answered).count());
		Calls.Figures total = client.api.summarise(args[1], args[2]).total();
		System.out.printf("counted: %d calls, %d answered%n", total.calls(), total.answered());
		List<String> ids = client.changes(args[1], 5).stream().map((call) -> String.valueOf(call.id())).toList();
		System.out.println("changes: " + String.join(",", ids));
		try {
			client.api.list("yesterday", args[2]);
		}
		catch (RestClientResponseException ex) {
			Calls.Problem problem = ex.getResponseBodyAs(Calls.Problem.class);
			switch (problem.code()) {
				case "invalid-parameter" -> problem.errors()
					.forEach((fault) -> System.out.println("refused: " + fault.parameter() + " = " + fault.value()));
				case "quota-exceeded", "overloaded" -> System.out.println("try again later");
				default -> System.out.println(problem.title()); // a code that a later release added
			}
		}
	}

}
