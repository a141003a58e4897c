package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakeReplicaStore;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.NotAuthorised;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.TurnableClock;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.FormEncoding;

import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas of one platform, where each login ends the token before it. */
class ReplicasTests {

	private final StubPlatform stub = new StubPlatform();

	private final FakeReplicaStore store = new FakeReplicaStore();

	private final TurnableClock clock = new TurnableClock();

	private final Turnable ticker = new Turnable();

	private final WirePlatform here = replica();

	private final WirePlatform there = replica();

	@BeforeEach
	void endEachTokenWithTheNextLogin() {
		this.stub.acceptOnlyTheLast();
	}

	@AfterEach
	void close() {
		this.here.close();
		this.there.close();
		this.stub.close();
	}

	@Test
	void useEachOthersTokens() {
		PlatformClients.read(this.here);
		turn(Duration.ofHours(1));
		PlatformClients.read(this.there);
		assertThat(this.stub.logins()).hasSize(1);
		assertThat(age(this.there)).isEqualTo(Duration.ofHours(1)).isEqualTo(age(this.here));
	}

	@Test
	void logInOnceForAllWhoFindTheTokenExpired() throws Exception {
		PlatformClients.read(this.here);
		PlatformClients.read(this.there);
		turn(PlatformClients.TOKENS.lifetime());
		readManyAtBoth();
		assertThat(this.stub.logins()).hasSize(2);
		assertThat(tokens()).containsOnly("token-1", "token-2");
	}

	@Test
	void logInOnceForAllWhoseTokenIsRefused() throws Exception {
		PlatformClients.read(this.here);
		PlatformClients.read(this.there);
		this.stub.acceptOnly("none");
		readManyAtBoth();
		assertThat(this.stub.logins()).hasSize(2);
	}

	@Test
	void renewATokenOnce() {
		PlatformClients.read(this.here);
		PlatformClients.read(this.there);
		turn(PlatformClients.TOKENS.renewalAge());
		PlatformClients.read(this.here);
		PlatformClients.read(this.there);
		Workbench.await(() -> isRenewed(this.here) && isRenewed(this.there));
		assertThat(this.stub.logins()).hasSize(2);
	}

	private boolean isRenewed(WirePlatform replica) {
		return Duration.ZERO.equals(age(replica));
	}

	/** The shared token may have ended meanwhile. */
	@Test
	void logInAgainWhenTheOthersTokenIsRefused() {
		PlatformClients.read(this.here);
		this.stub.acceptOnly("none");
		assertThat(PlatformClients.read(this.there).cdrs()).hasSize(1);
		assertThat(PlatformClients.read(this.here).cdrs()).hasSize(1);
		assertThat(this.stub.logins()).hasSize(2);
	}

	/** Each has its own token then, and the store an older one. */
	@Test
	void findTogetherAgainAfterATimeAlone() throws Exception {
		PlatformClients.read(this.here);
		this.store.outOfReach(true);
		this.stub.acceptOnly("none");
		PlatformClients.read(this.here);
		PlatformClients.read(this.there);
		assertThat(this.stub.logins()).hasSize(3);
		this.store.outOfReach(false);
		readManyAtBoth();
		readManyAtBoth();
		assertThat(this.stub.logins()).hasSizeLessThanOrEqualTo(5);
		int logins = this.stub.logins().size();
		readManyAtBoth();
		assertThat(this.stub.logins()).hasSize(logins);
	}

	@Test
	void giveUpOnAPlatformThatRefusesEveryToken() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login(this.stub.nextToken())));
		this.stub.acceptOnly("none");
		for (int i = 0; i < 5; i++) {
			assertThat(PlatformClients.fault(this.here)).isInstanceOf(NotAuthorised.class);
			assertThat(PlatformClients.fault(this.there)).isInstanceOf(NotAuthorised.class);
		}
		assertThat(this.stub.logins()).hasSizeLessThanOrEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(longs = { -13, 13 })
	void shareATokenWhateverTheirClocksShow(long hours) {
		PlatformClients.read(this.here);
		this.clock.turn(Duration.ofHours(hours));
		PlatformClients.read(this.there);
		PlatformClients.read(this.here);
		assertThat(this.stub.logins()).hasSize(1);
		assertThat(age(this.there)).isEqualTo(Duration.ZERO);
	}

	/** The other logs in while this one sends its new token for the first time. */
	@Test
	void goOnWithTheTokenOfTheOneThatLoggedInLast() {
		AtomicInteger refused = new AtomicInteger();
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login(this.stub.nextToken())));
		this.stub.onBills((request) -> {
			if ("token-3".equals(request.field("token"))) {
				return StubPlatform.json(Answers.DOCUMENTED);
			}
			if ("token-2".equals(request.field("token")) && refused.incrementAndGet() == 1) {
				PlatformClients.read(this.there);
			}
			return StubPlatform.json(Answers.refusal(600, "token"));
		});
		assertThat(PlatformClients.read(this.here).cdrs()).hasSize(1);
		assertThat(this.stub.logins()).hasSize(3);
	}

	/** No replica then knows which one logged in last. */
	@Test
	void logInOnceMoreWhileTheStoreIsOutOfReach() {
		this.store.outOfReach(true);
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login(this.stub.nextToken())));
		this.stub.acceptOnly("token-3");
		assertThat(PlatformClients.read(this.here).cdrs()).hasSize(1);
		assertThat(this.stub.logins()).hasSize(3);
	}

	private void readManyAtBoth() throws Exception {
		List<Future<CdrPage>> reads = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 32; i++) {
				reads.add(executor.submit(() -> PlatformClients.read(this.here)));
				reads.add(executor.submit(() -> PlatformClients.read(this.there)));
			}
		}
		for (Future<CdrPage> read : reads) {
			assertThat(read.get().cdrs()).hasSize(1);
		}
	}

	private void turn(Duration time) {
		this.ticker.turn(time);
		this.store.turn(time);
	}

	private @Nullable Duration age(WirePlatform replica) {
		return replica.accounts().values().iterator().next().tokenAge();
	}

	private List<String> tokens() {
		return this.stub.bills().stream().map(StubPlatform.Request::token).distinct().toList();
	}

	private WirePlatform replica() {
		AccountSettings account = PlatformClients.settings(this.stub.url(), FormEncoding.MULTIPART);
		return PlatformClients.replica(Map.of(account.name(), account), this.ticker, this.clock, this.store);
	}

}
