import io.cdrfacade.client.ApiClient;
import io.cdrfacade.client.model.Call;
import io.cdrfacade.client.model.Hangup;
import io.cdrfacade.client.model.Problem;

/** Reads what a later release may send: words, codes and fields that are not known today. */
public class UnknownWords {

	public static void main(String[] args) throws Exception {
		var json = ApiClient.createDefaultObjectMapper();
		Call call = json.readValue("{\"direction\":\"sideways\",\"method\":\"telepathy\",\"mood\":7}", Call.class);
		Hangup hangup = json.readValue("{\"by\":\"fate\",\"cause\":null}", Hangup.class);
		Problem problem = json.readValue("{\"code\":\"out-of-luck\",\"title\":\"Out of luck\"}", Problem.class);
		verify("sideways", call.getDirection());
		verify("telepathy", call.getMethod());
		verify("fate", hangup.getBy());
		verify(null, hangup.getCause());
		verify("out-of-luck", problem.getCode());
		System.out.println("words of tomorrow\nread: 5 that are not known today");
	}

	private static void verify(String expected, Object value) {
		if (!java.util.Objects.equals(expected, value)) {
			throw new AssertionError("expected " + expected + ", got " + value);
		}
	}

}
