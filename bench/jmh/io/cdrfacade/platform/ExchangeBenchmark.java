package io.cdrfacade.platform;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import io.cdrfacade.CdrFacadeApplication;

/**
 * A page from a query to its records, by way of a socket, with all that the application
 * puts around it. Called from a virtual thread, as in the application.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Djmh.executor=VIRTUAL")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExchangeBenchmark {

	private static final CdrQuery QUERY = new CdrQuery(Instant.parse("2019-09-27T00:00:00Z"),
			Instant.parse("2019-09-28T00:00:00Z"), CdrFilter.ALL, SyncState.ALL,
			1, 10);

	private @Nullable ReadyPlatform server;

	private @Nullable ConfigurableApplicationContext application;

	private @Nullable Platform platform;

	private @Nullable Account account;

	@org.openjdk.jmh.annotations.Setup
	public void setup() {
		this.server = new ReadyPlatform(10);
		this.application = SpringApplication.run(CdrFacadeApplication.class, "--server.port=0",
				"--server.address=127.0.0.1", "--cdr.security.mode=none", "--cdr.platform.app-id=bench",
				"--cdr.platform.access-key=bench", "--cdr.platform.url=" + this.server.url());
		this.platform = this.application.getBean(Platform.class);
		this.account = this.application.getBean(Accounts.class).standard();
	}

	@Benchmark
	public Object read() {
		return this.platform.cdrs(this.account, QUERY);
	}

	@TearDown
	public void close() {
		this.application.close();
		this.server.close();
	}

}
