package io.cdrfacade.platform;

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

import io.cdrfacade.platform.bills.PageReader;
import io.cdrfacade.platform.wire.EnvelopeReader;

/** From the bytes of an answer to records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnvelopeReaderBenchmark {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Param({ "10", "1000" })
	int records;

	private byte[] body = {};

	@org.openjdk.jmh.annotations.Setup
	public void setup() {
		this.body = WireBills.page(this.records);
	}

	@Benchmark
	public Object read() {
		return EnvelopeReader.read(this.body, new PageReader(ZONE));
	}

}
