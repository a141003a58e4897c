package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.StubPlatform.Answer;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/** When the platform is left alone; the breaker looks at four requests. */
class BreakerTests {

	private static final Duration OPEN_TIME = Duration.ofSeconds(10);

	private final StubPlatform stub = new StubPlatform();

	private final Workbench bench = new Workbench().breaker();

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void leavesAFailingPlatformAloneAndComesBackByItself() {
		try (WirePlatform platform = broken(StubPlatform.hangUp())) {
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class)
				.extracting(PlatformException::retryAfter)
				.isEqualTo(OPEN_TIME);
			this.bench.ticker.turn(Duration.ofSeconds(4));
			assertThat(PlatformClients.fault(platform).retryAfter()).isEqualTo(Duration.ofSeconds(6));
			assertThat(this.stub.bills()).hasSize(3);
			this.stub.onBills((request) -> StubPlatform.json(Answers.DOCUMENTED));
			this.bench.ticker.turn(Duration.ofSeconds(6).plusMillis(1));
			for (int i = 0; i < 10; i++) {
				assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
			}
			assertThat(state(platform)).isEqualTo("closed");
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { -13, 13 })
	void keepsItsTimeWhenTheClockIsSet(long hours) {
		try (WirePlatform platform = broken(StubPlatform.hangUp())) {
			this.bench.clock.turn(Duration.ofHours(hours));
			assertThat(PlatformClients.fault(platform).retryAfter()).isEqualTo(OPEN_TIME);
			this.stub.onBills((request) -> StubPlatform.json(Answers.DOCUMENTED));
			this.bench.ticker.turn(OPEN_TIME.plusMillis(1));
			assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
		}
	}

	@Test
	void leavesItAloneAgainWhenItStillFails() {
		try (WirePlatform platform = broken(StubPlatform.hangUp())) {
			this.bench.ticker.turn(OPEN_TIME.plusMillis(1));
			fail(platform, 2);
			assertThat(this.stub.bills()).hasSize(5);
			assertThat(PlatformClients.fault(platform).retryAfter()).isEqualTo(OPEN_TIME);
			assertThat(this.stub.bills()).hasSize(5);
		}
	}

	@Test
	void letsAFewRequestsTestThePlatform() throws Exception {
		try (WirePlatform platform = broken(StubPlatform.hangUp())) {
			this.bench.ticker.turn(OPEN_TIME.plusMillis(1));
			this.stub.awaitArrivals(4);
			this.stub.onBills((request) -> this.stub.silence());
			FutureTask<CdrPage> first = Workbench.begin(platform, PlatformClients.ACCOUNT);
			FutureTask<CdrPage> second = Workbench.begin(platform, PlatformClients.ACCOUNT);
			this.stub.awaitArrivals(2);
			assertThat(state(platform)).isEqualTo("half-open");
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class)
				.extracting(PlatformException::retryAfter)
				.isEqualTo(Duration.ofSeconds(1));
			assertThat(first).isNotDone();
			assertThat(second).isNotDone();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret\":500,\"data\":[]}", "{\"ret\":200,\"data\":{\"sta", "", "<html></html>",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":\"1001\"}}}" })
	void countsFaultsOfThePlatform(String answer) {
		try (WirePlatform platform = broken(StubPlatform.json(answer))) {
			assertThat(state(platform)).isEqualTo("open");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret\":400,\"data\":[]}", "{\"ret\":404,\"data\":[]}", "{\"ret\":603,\"data\":[]}",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":\"1002\"}}}",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":\"1012\"}}}" })
	void doesNotCountRefusals(String answer) {
		this.stub.onBills((request) -> StubPlatform.json(answer));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			fail(platform, 20);
			assertThat(state(platform)).isEqualTo("closed");
			assertThat(this.stub.bills()).hasSize(20);
		}
	}

	/** Otherwise one caller's odd values could end the queries of all. */
	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 429 })
	void doesNotCountRefusalsOfAProxy(int status) {
		this.stub.onBills((request) -> StubPlatform.http(status, "text/html", "<html></html>"));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			fail(platform, 20);
			assertThat(state(platform)).isEqualTo("closed");
			assertThat(this.stub.bills()).hasSize(20);
		}
	}

	@Test
	void doesNotCountAnswersThatAreTooLarge() {
		this.bench.limits(PlatformClients.maxResponseBytes(700));
		this.stub.onBills((request) -> StubPlatform.json(Answers.DOCUMENTED + " ".repeat(1000)));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			fail(platform, 20);
			assertThat(this.stub.bills()).hasSize(20);
		}
	}

	@Test
	void countsTimeouts() {
		this.bench.limits(PlatformClients.responseTimeout(Duration.ofMillis(50)));
		try (WirePlatform platform = tooSlow(this.stub.silence())) {
			assertThat(state(platform)).isEqualTo("open");
		}
	}

	@Test
	void countsAnswersThatDoNotEndBeforeTheDeadline() {
		this.bench.limits(PlatformClients.requestTimeout(Duration.ofMillis(100)));
		try (WirePlatform platform = tooSlow(this.stub.trickle())) {
			assertThat(state(platform)).isEqualTo("open");
		}
	}

	@Test
	void doesNotCountCallersWhoLeave() throws Exception {
		this.stub.onBills((request) -> this.stub.silence());
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			for (int i = 0; i < 5; i++) {
				FutureTask<CdrPage> call = new FutureTask<>(() -> PlatformClients.read(platform));
				Thread caller = Thread.ofVirtual().start(call);
				this.stub.awaitArrivals((i == 0) ? 2 : 1);
				caller.interrupt();
				caller.join();
				assertThat(call.exceptionNow()).isInstanceOf(TimedOut.class);
			}
			assertThat(state(platform)).isEqualTo("closed");
			assertThat(this.bench.requests(Operation.BILLS, "cancelled")).isEqualTo(5);
		}
	}

	@Test
	void doesNotRepeatWhatItRefuses() {
		this.bench.attempts(3);
		this.stub.onBills((request) -> StubPlatform.hangUp());
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			fail(platform, 2);
			assertThat(state(platform)).isEqualTo("open");
			double repetitions = this.bench.count("cdr.platform.retries");
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class);
			assertThat(this.bench.count("cdr.platform.retries")).isEqualTo(repetitions);
			assertThat(this.stub.bills()).hasSize(3);
		}
	}

	@Test
	void takesNoTurnsForWhatItRefuses() {
		this.bench.calls(8, Duration.ZERO).requestsPerSecond(3);
		try (WirePlatform platform = broken(StubPlatform.hangUp())) {
			for (int i = 0; i < 20; i++) {
				assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class);
			}
		}
	}

	/** Two are allowed. If a request took both, the circuit would never close. */
	@Test
	void takesNoTrialWhenARequestAsksBeforeItWaits() {
		this.bench.calls(8, Duration.ofSeconds(20)).requestsPerSecond(3);
		try (WirePlatform platform = broken(StubPlatform.hangUp())) {
			this.bench.ticker.turn(OPEN_TIME.plusMillis(1));
			this.stub.onBills((request) -> StubPlatform.json(Answers.DOCUMENTED));
			for (int i = 0; i < 4; i++) {
				assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
			}
			assertThat(state(platform)).isEqualTo("closed");
		}
	}

	@Test
	void countsLogins() {
		this.stub.onLogin((request) -> StubPlatform.hangUp());
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			for (int i = 0; i < 6; i++) {
				PlatformClients.fault(platform);
				this.bench.ticker.turn(PlatformClients.TOKENS.loginBackOff());
			}
			assertThat(PlatformClients.fault(platform).retryAfter())
				.isEqualTo(OPEN_TIME.minus(PlatformClients.TOKENS.loginBackOff().multipliedBy(3)));
			assertThat(this.stub.logins()).hasSize(4);
		}
	}

	/**
	 * After a success of the login, three failures of four requests are more than half.
	 */
	private WirePlatform broken(Answer answer) {
		WirePlatform platform = this.bench.platform(this.stub.url());
		this.stub.onBills((request) -> answer);
		fail(platform, 3);
		assertThat(state(platform)).isEqualTo("open");
		return platform;
	}

	/** The login may be too late as well, which counts likewise; there is another one. */
	private WirePlatform tooSlow(Answer answer) {
		WirePlatform platform = this.bench.platform(this.stub.url());
		this.stub.onBills((request) -> answer);
		for (int i = 0; i < 20 && !state(platform).equals("open"); i++) {
			fail(platform, 1);
			this.bench.ticker.turn(PlatformClients.TOKENS.loginBackOff());
		}
		return platform;
	}

	private static void fail(WirePlatform platform, int times) {
		for (int i = 0; i < times; i++) {
			assertThat(PlatformClients.fault(platform)).isNotNull();
		}
	}

	private static String state(WirePlatform platform) {
		return platform.accounts().values().iterator().next().breaker().state();
	}

}
