import java.util.ArrayList;
import java.util.List;

import io.cdrfacade.client.ApiClient;
import io.cdrfacade.client.ApiException;
import io.cdrfacade.client.ApiResponse;
import io.cdrfacade.client.api.CallsApi;
import io.cdrfacade.client.model.Call;
import io.cdrfacade.client.model.CallPage;
import io.cdrfacade.client.model.ChangesPage;
import io.cdrfacade.client.model.Problem;
import io.cdrfacade.client.model.SummaryFigures;

public class GeneratedClient {

	private final CallsApi api;

	GeneratedClient(String baseUrl) {
		ApiClient client = new ApiClient();
		client.updateBaseUri(baseUrl);
		// With a key: client.setRequestInterceptor((request) -> request.header("X-API-Key", "…"));
		this.api = new CallsApi(client);
	}

	/** The calls of the range: the next page for as long as there is a link to one. */
	List<Call> walk(String from, String to) throws ApiException {
		List<Call> calls = new ArrayList<>();
		boolean more = true;
		for (int page = 1; more; page++) {
			ApiResponse<CallPage> response = this.api.listCallsWithHttpInfo(
					CallsApi.APIListCallsRequest.newBuilder().from(from).to(to).size(100).page(page).build());
			calls.addAll(response.getData().getItems());
			more = response.getHeaders().getOrDefault("link", List.of()).toString().contains("rel=\"next\"");
		}
		return calls;
	}

	/** The first calls that ended after the beginning of the range: the cursor leads on. */
	List<Call> changes(String from, int wanted) throws ApiException {
		var request = CallsApi.APIListChangesRequest.newBuilder().limit(5);
		ChangesPage page = this.api.listChanges(request.from(from).build());
		List<Call> calls = new ArrayList<>(page.getItems());
		while (page.getHasMore() && calls.size() < wanted) {
			page = this.api.listChanges(request.from(null).cursor(page.getCursor()).build());
			calls.addAll(page.getItems());
		}
		return calls.subList(0, wanted);
	}

	public static void main(String[] args) throws Exception {
		GeneratedClient client = new GeneratedClient(args[0]);
		List<Call> walked = client.walk(args[1], args[2]);
		System.out.printf("walked: %d calls, %d answered%n", walked.size(),
				walked.stream().filter(Call::getAnswered).count());
		SummaryFigures total = client.api
			.summariseCalls(CallsApi.APISummariseCallsRequest.newBuilder().from(args[1]).to(args[2]).build())
			.getTotal();
		System.out.printf("counted: %d calls, %d answered%n", total.getCalls(), total.getAnswered());
		List<String> ids = client.changes(args[1], 5).stream().map((call) -> String.valueOf(call.getId())).toList();
		System.out.println("changes: " + String.join(",", ids));
		try {
			client.api.listCalls(CallsApi.APIListCallsRequest.newBuilder().from("yesterday").build());
		}
		catch (ApiException ex) {
			Problem problem = ApiClient.createDefaultObjectMapper().readValue(ex.getResponseBody(), Problem.class);
			switch (problem.getCode()) {
				case "invalid-parameter" -> problem.getErrors()
					.forEach((fault) -> System.out.println("refused: " + fault.getParameter() + " = " + fault.getValue()));
				case "quota-exceeded", "overloaded" -> System.out.println("try again later");
				default -> System.out.println(problem.getTitle()); // a code that a later release added
			}
		}
	}

}
