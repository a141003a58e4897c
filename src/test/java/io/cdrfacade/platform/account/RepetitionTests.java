package io.cdrfacade.platform.account;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.StubPlatform.Answer;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/** Which requests are sent again, as the platform sees it. */
class RepetitionTests {

	private static final int ATTEMPTS = 3;

	private final StubPlatform stub = new StubPlatform();

	private final Workbench bench = new Workbench().attempts(ATTEMPTS);

	@AfterEach
	void close() {
		this.stub.close();
	}

	@ParameterizedTest
	@MethodSource("accidents")
	void repeatsAReadUntilItSucceeds(Accident accident) {
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			for (SyncState sync : List.of(SyncState.ALL, SyncState.READ)) {
				AtomicInteger count = new AtomicInteger();
				this.stub.onBills((request) -> (count.incrementAndGet() < ATTEMPTS) ? accident.answer()
						: StubPlatform.json(Answers.DOCUMENTED));
				CdrPage page = platform.cdrs(PlatformClients.ACCOUNT, PlatformClients.query(sync));
				assertThat(page.cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
				assertThat(count).hasValue(ATTEMPTS);
			}
		}
		assertThat(this.stub.logins()).hasSize(1);
		assertThat(this.bench.count("cdr.platform.retries", "account", "test")).isEqualTo(4);
	}

	@ParameterizedTest
	@MethodSource("accidents")
	void givesUpAfterAFewAttempts(Accident accident) {
		this.stub.onBills((request) -> accident.answer());
		assertThat(fault(SyncState.ALL)).isInstanceOf(accident.fault());
		assertThat(this.stub.bills()).hasSize(ATTEMPTS);
	}

	@ParameterizedTest
	@MethodSource("accidents")
	void neverRepeatsAReadThatMarksWhatItReturns(Accident accident) {
		this.stub.onBills((request) -> accident.answer());
		assertThat(fault(SyncState.UNREAD)).isInstanceOf(accident.fault());
		assertThat(this.stub.bills()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret\":400,\"data\":[]}", "{\"ret\":601,\"data\":[]}", "<html></html>",
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"bills\":5}}}",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":\"1002\"}}}",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":\"1003\"}}}" })
	void doesNotRepeatLastingFaults(String answer) {
		this.stub.onBills((request) -> StubPlatform.json(answer));
		fault(SyncState.ALL);
		assertThat(this.stub.bills()).hasSize(1);
	}

	/** It would only get more to do. */
	@Test
	void doesNotRepeatWhatThePlatformIsTooBusyFor() {
		this.stub.onBills((request) -> StubPlatform.http(429, "text/html", ""));
		assertThat(fault(SyncState.ALL)).isInstanceOf(PlatformException.Busy.class);
		assertThat(this.stub.bills()).hasSize(1);
	}

	@Test
	void doesNotRepeatARedirect() {
		this.stub.onBills((request) -> StubPlatform.http(301, "text/html", ""));
		assertThat(fault(SyncState.ALL)).isInstanceOf(Malformed.class).hasMessageContaining("HTTP status 301");
		assertThat(this.stub.bills()).hasSize(1);
	}

	/** The platform may still be at work on it, and would only get more to do. */
	@Test
	void doesNotRepeatAfterATimeout() {
		this.bench.limits(PlatformClients.responseTimeout(Duration.ofMillis(200)));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			this.bench.awaitSuccess(platform);
			int before = this.stub.bills().size();
			this.stub.onBills((request) -> this.stub.silence());
			assertThat(PlatformClients.fault(platform)).isInstanceOf(PlatformException.TimedOut.class);
			Workbench.await(() -> this.stub.bills().size() > before);
			assertThat(this.stub.bills()).hasSize(before + 1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void repeatsAnyCallThatCouldNotBeSent(SyncState sync) throws IOException {
		this.stub.onLogin((request) -> StubPlatform.untilClose(Answers.login("token-1")));
		this.stub.onBills((request) -> StubPlatform.untilClose(Answers.DOCUMENTED));
		List<StubPlatform> revived = new ArrayList<>();
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			PlatformClients.read(platform);
			this.stub.close();
			this.bench.registry.config().onMeterAdded((meter) -> {
				if (meter.getId().getName().equals("cdr.platform.retries")) {
					revived.add(new StubPlatform(this.stub.url().getPort()));
				}
			});
			CdrPage page = platform.cdrs(PlatformClients.ACCOUNT, PlatformClients.query(sync));
			assertThat(page.cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
			assertThat(revived).singleElement().satisfies((second) -> assertThat(second.bills()).hasSize(1));
		}
		finally {
			revived.forEach(StubPlatform::close);
		}
	}

	@ParameterizedTest
	@EnumSource
	void repeatsALoginBeforeItFails(SyncState sync) {
		AtomicInteger count = new AtomicInteger();
		this.stub.onLogin((request) -> (count.incrementAndGet() < ATTEMPTS) ? StubPlatform.hangUp()
				: StubPlatform.json(Answers.login("token-1")));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			assertThat(platform.cdrs(PlatformClients.ACCOUNT, PlatformClients.query(sync)).cdrs()).hasSize(1);
		}
		assertThat(this.stub.logins()).hasSize(ATTEMPTS);
		assertThat(this.stub.bills()).hasSize(1);
	}

	@Test
	void repeatsNoLoginThatIsRefused() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.refusal(604, "no")));
		fault(SyncState.ALL);
		assertThat(this.stub.logins()).hasSize(1);
	}

	@Test
	void countsAttemptsAtAClosedPort() throws IOException {
		int port;
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = server.getLocalPort();
		}
		try (WirePlatform platform = this.bench.platform(URI.create("http://127.0.0.1:" + port + "/"))) {
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class);
			assertThat(this.bench.requests(Operation.LOGIN, "unreachable")).isEqualTo(ATTEMPTS);
			assertThat(this.bench.count("cdr.platform.logins", "outcome", "unreachable")).isOne();
		}
	}

	private PlatformException fault(SyncState sync) {
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			return PlatformClients.fault(() -> platform.cdrs(PlatformClients.ACCOUNT, PlatformClients.query(sync)));
		}
	}

	static Stream<Accident> accidents() {
		return Stream.of(new Accident("no answer", StubPlatform.hangUp(), Failed.class),
				new Accident("cut off", StubPlatform.untilClose(Answers.DOCUMENTED.substring(0, 300)), Malformed.class),
				new Accident("too short", StubPlatform.raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"),
						Malformed.class),
				new Accident("empty", StubPlatform.json(""), Malformed.class),
				new Accident("left over", StubPlatform.saying("<br />\r\n", StubPlatform.json(Answers.DOCUMENTED)),
						Malformed.class),
				new Accident("ret 500", StubPlatform.json(Answers.refusal(500, "oops")), Failed.class),
				new Accident("status 502", StubPlatform.http(502, "text/html", "<html></html>"), Failed.class),
				new Accident("code 1001", StubPlatform.json(Answers.failure("1001", "oops")), Failed.class));
	}

	/** A fault that may not occur the next time. */
	record Accident(String name, Answer answer, Class<? extends PlatformException> fault) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
