package io.cdrfacade.calls.list;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Selections;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Body;
import io.cdrfacade.web.parameter.Parameters;

/** What a request costs besides its answer: reading what it asks for, and its links. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallsQueryBenchmark {

	private final SelectionReader selections = Selections.reader(Instant.EPOCH);

	private final Caller caller = new Caller("bench", Set.of(), Set.of("*"));

	private final MockHttpServletRequest request = request();

	private final CallsQuery query = read();

	private final Answer answer = new Answer(Body.of(new byte[0]), this.query.selection().from(),
			this.query.selection().to(), CallPage.Page.of(1, 10, 8151), 10);

	private static MockHttpServletRequest request() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/calls");
		request.setQueryString("from=2019-09-27T00:00:00%2B08:00&to=2019-09-28T00:00:00&size=10&direction=outbound");
		request.addHeader("Cache-Control", "no-cache");
		return request;
	}

	@Benchmark
	public CallsQuery read() {
		Parameters parameters = Parameters.of(this.request);
		CallsQuery read = CallsQuery.read(parameters, this.selections, this.caller);
		parameters.verify();
		return read;
	}

	@Benchmark
	public Object links() {
		return CallLinks.of(this.request, this.query, this.answer);
	}

	@Benchmark
	public Object demands() {
		return CacheDemands.of(this.request);
	}

	@Benchmark
	public Object key() {
		return AnswerKey.of(this.query);
	}

}
