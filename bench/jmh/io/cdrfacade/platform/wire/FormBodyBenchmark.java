package io.cdrfacade.platform.wire;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.bills.BillsForm;
import io.cdrfacade.platform.bills.LocalRange;
import io.cdrfacade.platform.settings.FormEncoding;

/** From a query to the bytes of a form. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FormBodyBenchmark {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final CdrQuery QUERY = new CdrQuery(Instant.parse("2019-09-27T00:00:00Z"),
			Instant.parse("2019-09-28T00:00:00Z"), CdrFilter.ALL, SyncState.ALL, 1, 50);

	@Param({ "MULTIPART", "URLENCODED" })
	String encoding = "";

	private final Token token = new Token("773a0d9c1f6e4b58a2c7e3f09b1d92b9", 0, false);

	@Benchmark
	public Object write() {
		LocalRange range = LocalRange.of(QUERY.from(), QUERY.to(), ZONE);
		return FormBody.of(BillsForm.of(QUERY, range, this.token), FormEncoding.valueOf(this.encoding));
	}

}
