package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.NotAuthorised;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformRefusal;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.StubPlatform.Request;
import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of tokens, as the platform sees it. */
@ExtendWith(OutputCaptureExtension.class)
class TokensOverHttpTests {

	private static final Duration BACK_OFF = PlatformClients.TOKENS.loginBackOff();

	private static final Duration UNTIL_RENEWAL = PlatformClients.TOKENS.renewalAge();

	private final StubPlatform stub = new StubPlatform();

	private final Turnable ticker = new Turnable();

	private final WirePlatform platform = PlatformClients.of(this.stub, this.ticker);

	@AfterEach
	void close() {
		this.platform.close();
		this.stub.close();
	}

	@Test
	void logsInOnceForAllWhoComeAtOnce() throws Exception {
		for (Future<CdrPage> read : PlatformClients.readAtOnce(this.platform, 64)) {
			assertThat(read.get().cdrs()).hasSize(1);
		}
		assertThat(this.stub.logins()).hasSize(1);
	}

	@Test
	void logsInOnceForAllWhoFindTheTokenExpired() throws Exception {
		PlatformClients.read(this.platform);
		this.ticker.turn(PlatformClients.TOKENS.lifetime());
		for (Future<CdrPage> read : PlatformClients.readAtOnce(this.platform, 64)) {
			assertThat(read.get().cdrs()).hasSize(1);
		}
		assertThat(this.stub.logins()).hasSize(2);
		assertThat(tokens()).doesNotContainSubsequence("token-1", "token-1").endsWith("token-2");
	}

	/** All 64 are refused before the first of them gets its answer. */
	@Test
	void logsInOnceForAllWhoseTokenIsRefused() throws Exception {
		PlatformClients.read(this.platform);
		CountDownLatch all = new CountDownLatch(64);
		this.stub.onBills((request) -> {
			if ("token-2".equals(request.field("token"))) {
				return StubPlatform.json(Answers.DOCUMENTED);
			}
			all.countDown();
			return StubPlatform.after(all, StubPlatform.json(Answers.refusal(600, "token")));
		});
		for (Future<CdrPage> read : PlatformClients.readAtOnce(this.platform, 64)) {
			assertThat(read.get().cdrs()).hasSize(1);
		}
		assertThat(this.stub.logins()).hasSize(2);
		assertThat(this.stub.bills()).hasSize(1 + 2 * 64);
	}

	/** All 64 have sent their first token before one of them gets its answer. */
	@Test
	void logsInOnceForAllWhenEveryTokenIsRefused() throws Exception {
		CountDownLatch all = new CountDownLatch(64);
		this.stub.onBills((request) -> {
			if ("token-1".equals(request.field("token"))) {
				all.countDown();
			}
			return StubPlatform.after(all, StubPlatform.json(Answers.refusal(600, "token")));
		});
		for (Future<CdrPage> read : PlatformClients.readAtOnce(this.platform, 64)) {
			assertThat(read.exceptionNow()).isInstanceOf(NotAuthorised.class);
		}
		assertThat(this.stub.logins()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ret\":600,\"data\":[],\"msg\":\"x\"}", "{\"ret\":\"600\"}",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":\"1010\",\"codemsg\":\"x\"}}}",
			"{\"ret\":200,\"data\":{\"status\":1,\"errors\":{\"code\":1010}}}",
			"{\"ret\":200,\"data\":{\"status\":600}}" })
	void replacesARefusedTokenAndAsksAgain(String refusal) {
		this.stub.onBills((request) -> StubPlatform
			.json("token-1".equals(request.field("token")) ? refusal : Answers.DOCUMENTED));
		assertThat(PlatformClients.read(this.platform).cdrs()).hasSize(1);
		assertThat(tokens()).containsExactly("token-1", "token-2");
		assertThat(this.stub.logins()).hasSize(2);
		assertThat(this.stub.bills()).map((request) -> request.field("starttime")).containsOnly("2019-09-27 00:00:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html></html>", "{\"ret\":600}" })
	void replacesATokenRefusedByTheStatus(String body) {
		this.stub.onBills((request) -> "token-1".equals(request.field("token"))
				? StubPlatform.http(600, "text/html", body) : StubPlatform.json(Answers.DOCUMENTED));
		assertThat(PlatformClients.read(this.platform).cdrs()).hasSize(1);
		assertThat(tokens()).containsExactly("token-1", "token-2");
	}

	@Test
	void asksOnlyOnceMore() {
		this.stub.onBills((request) -> StubPlatform.json(Answers.refusal(600, "token")));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class)
			.extracting(PlatformException::refusal)
			.isEqualTo(new PlatformRefusal(600, null, "token"));
		assertThat(tokens()).containsExactly("token-1", "token-2");
	}

	@Test
	void holdsLoginsBackThatDoNotHelp() {
		this.stub.onBills((request) -> StubPlatform.json(Answers.refusal(600, "token")));
		for (int i = 0; i < 5; i++) {
			assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class);
		}
		assertThat(this.stub.logins()).hasSize(2);
		this.ticker.turn(BACK_OFF);
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class);
		assertThat(this.stub.logins()).hasSize(3);
		this.stub.acceptOnly("token-3");
		assertThat(PlatformClients.read(this.platform).cdrs()).hasSize(1);
		assertThat(this.stub.logins()).hasSize(3);
	}

	@Test
	void logsInNoMoreForALateRefusal() throws Exception {
		PlatformClients.read(this.platform);
		this.stub.awaitArrivals(2);
		CountDownLatch released = new CountDownLatch(1);
		this.stub.onBills((request) -> "token-1".equals(request.field("token"))
				? StubPlatform.after(released, StubPlatform.json(Answers.refusal(600, "token")))
				: StubPlatform.json(Answers.DOCUMENTED));
		FutureTask<CdrPage> late = begin();
		this.stub.awaitArrivals(1);
		this.ticker.turn(PlatformClients.TOKENS.lifetime());
		assertThat(PlatformClients.read(this.platform).cdrs()).hasSize(1);
		released.countDown();
		assertThat(late.get().cdrs()).hasSize(1);
		assertThat(tokens()).containsExactly("token-1", "token-1", "token-2", "token-2");
		assertThat(this.stub.logins()).hasSize(2);
	}

	@Test
	void renewsATokenOnceBeforeItsEnd() throws Exception {
		PlatformClients.read(this.platform);
		this.ticker.turn(UNTIL_RENEWAL.minusNanos(1));
		PlatformClients.read(this.platform);
		assertThat(this.stub.logins()).hasSize(1);
		CountDownLatch released = new CountDownLatch(1);
		this.stub.onLogin(
				(request) -> StubPlatform.after(released, StubPlatform.json(Answers.login(this.stub.nextToken()))));
		this.ticker.turn(Duration.ofNanos(1));
		for (Future<CdrPage> read : PlatformClients.readAtOnce(this.platform, 20)) {
			assertThat(read.get().cdrs()).hasSize(1);
		}
		assertThat(tokens()).containsOnly("token-1");
		this.stub.acceptOnly("token-2");
		FutureTask<CdrPage> joined = begin();
		released.countDown();
		assertThat(joined.get().cdrs()).hasSize(1);
		assertThat(PlatformClients.read(this.platform).cdrs()).hasSize(1);
		assertThat(tokens()).endsWith("token-2");
		assertThat(this.stub.logins()).hasSize(2);
	}

	@Test
	void holdsLoginsBackAfterOneThatFailed(CapturedOutput output) {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.refusal(601, "no")));
		PlatformException fault = PlatformClients.fault(this.platform);
		for (int i = 0; i < 5; i++) {
			assertThat(PlatformClients.fault(this.platform)).hasSameClassAs(fault).hasMessage(fault.getMessage());
		}
		assertThat(this.stub.logins()).hasSize(1);
		assertThat(output.toString().split("Account test: login failed", -1)).hasSize(2);
		this.ticker.turn(BACK_OFF.minusNanos(1));
		assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class);
		assertThat(this.stub.logins()).hasSize(1);
		this.ticker.turn(Duration.ofNanos(1));
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login("token-1")));
		assertThat(PlatformClients.read(this.platform).cdrs()).hasSize(1);
		assertThat(this.stub.logins()).hasSize(2);
	}

	@Test
	void sharesTheFaultOfAFailedLogin() throws Exception {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.failure("1003", "no")));
		for (Future<CdrPage> read : PlatformClients.readAtOnce(this.platform, 64)) {
			assertThat(read.exceptionNow()).isInstanceOf(NotAuthorised.class);
		}
		assertThat(this.stub.logins()).hasSize(1);
	}

	@Test
	void holdsLoginsBackWhenARefusedTokenCannotBeReplaced() {
		PlatformClients.read(this.platform);
		this.stub.onBills((request) -> StubPlatform.json(Answers.refusal(600, "token")));
		this.stub.onLogin((request) -> StubPlatform.json(Answers.refusal(500, "x")));
		for (int i = 0; i < 3; i++) {
			assertThat(PlatformClients.fault(this.platform)).isInstanceOf(Failed.class);
		}
		assertThat(this.stub.logins()).hasSize(2);
		assertThat(this.stub.bills()).hasSize(2);
	}

	@Test
	void leavesALoginToTheOthersWhenOneWaiterLeaves() throws Exception {
		CountDownLatch released = new CountDownLatch(1);
		this.stub.onLogin(
				(request) -> StubPlatform.after(released, StubPlatform.json(Answers.login(this.stub.nextToken()))));
		FutureTask<CdrPage> leaving = new FutureTask<>(() -> PlatformClients.read(this.platform));
		Thread first = Thread.ofVirtual().start(leaving);
		this.stub.awaitArrivals(1);
		first.interrupt();
		first.join();
		assertThat(leaving.exceptionNow()).isInstanceOf(TimedOut.class);
		FutureTask<CdrPage> staying = begin();
		released.countDown();
		assertThat(staying.get().cdrs()).hasSize(1);
		assertThat(this.stub.logins()).hasSize(1);
	}

	@Test
	void logsNoSecrets(CapturedOutput output) {
		Logger logger = (Logger) LoggerFactory.getLogger("io.cdrfacade.platform");
		Level level = logger.getLevel();
		logger.setLevel(Level.TRACE);
		try {
			PlatformClients.read(this.platform);
			this.stub.onBills((request) -> StubPlatform
				.json(Answers.refusal(600, request.field("token") + " " + PlatformClients.ACCESS_KEY)));
			this.stub
				.onLogin((request) -> StubPlatform.json(Answers.refusal(601, "bad " + PlatformClients.ACCESS_KEY)));
			assertThat(PlatformClients.fault(this.platform)).isInstanceOf(NotAuthorised.class);
		}
		finally {
			logger.setLevel(level);
		}
		assertThat(output).contains("ret=200", "login failed", "bad ***")
			.doesNotContain(PlatformClients.ACCESS_KEY, "token-1", "13387525701");
	}

	private FutureTask<CdrPage> begin() {
		FutureTask<CdrPage> call = new FutureTask<>(() -> PlatformClients.read(this.platform));
		Thread.ofVirtual().start(call);
		return call;
	}

	private List<String> tokens() {
		return this.stub.bills().stream().map(Request::token).toList();
	}

}
