package io.cdrfacade.calls.list;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.WireBills;
import io.cdrfacade.web.caching.EntityTag;

/** The mapper: from records to the bytes that callers get, and the tag of these. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallPageBenchmark {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Param({ "10", "1000" })
	int records;

	private final CallView view = new CallView(ZONE, true, null, "");

	private CdrPage page = new CdrPage(List.of(), 0);

	private byte[] content = {};

	@Setup
	public void setup() {
		this.page = WireBills.read(this.records, ZONE);
		this.content = map();
	}

	@Benchmark
	public byte[] map() {
		return CallPage.toJson(this.page.cdrs(), this.view, CallPage.Page.of(1, this.records, this.page.totalItems()));
	}

	@Benchmark
	public Object tag() {
		return EntityTag.of(this.content);
	}

}
