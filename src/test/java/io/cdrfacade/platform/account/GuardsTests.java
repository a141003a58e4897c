package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/** How many calls and requests are let through, and that permits get free again. */
class GuardsTests {

	private static final Account ACCOUNT = PlatformClients.ACCOUNT;

	private final StubPlatform stub = new StubPlatform();

	private final Workbench bench = new Workbench();

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void refusesACallWithoutAPermit() throws Exception {
		CountDownLatch answered = new CountDownLatch(1);
		this.stub.onBills((request) -> StubPlatform.after(answered, StubPlatform.json(Answers.DOCUMENTED)));
		try (WirePlatform platform = this.bench.calls(2, Duration.ZERO).platform(this.stub.url())) {
			List<FutureTask<CdrPage>> calls = List.of(Workbench.begin(platform, ACCOUNT),
					Workbench.begin(platform, ACCOUNT));
			this.stub.awaitArrivals(3);
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Busy.class).hasMessageContaining("under way");
			assertThat(this.bench.requests(Operation.BILLS, "busy")).isOne();
			assertThat(permits("free")).isZero();
			answered.countDown();
			for (FutureTask<CdrPage> call : calls) {
				assertThat(call.get().cdrs()).hasSize(1);
			}
			assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
			assertThat(this.stub.bills()).hasSize(3);
		}
	}

	@Test
	void letsACallWaitForAPermit() throws Exception {
		CountDownLatch answered = new CountDownLatch(1);
		this.stub.onBills((request) -> StubPlatform.after(answered, StubPlatform.json(Answers.DOCUMENTED)));
		try (WirePlatform platform = this.bench.calls(1, Duration.ofSeconds(20)).platform(this.stub.url())) {
			FutureTask<CdrPage> first = Workbench.begin(platform, ACCOUNT);
			this.stub.awaitArrivals(2);
			FutureTask<CdrPage> second = Workbench.begin(platform, ACCOUNT);
			Workbench.await(() -> permits("waiting") == 1);
			assertThat(this.stub.bills()).hasSize(1);
			answered.countDown();
			assertThat(first.get().cdrs()).hasSize(1);
			assertThat(second.get().cdrs()).hasSize(1);
		}
	}

	@Test
	void letsAWaitingCallerLeave() throws Exception {
		this.stub.onBills((request) -> this.stub.silence());
		try (WirePlatform platform = this.bench.calls(1, Duration.ofSeconds(20)).platform(this.stub.url())) {
			var _ = Workbench.begin(platform, ACCOUNT);
			this.stub.awaitArrivals(2);
			AtomicBoolean interrupted = new AtomicBoolean();
			FutureTask<PlatformException> waiting = new FutureTask<>(() -> {
				PlatformException fault = PlatformClients.fault(platform);
				interrupted.set(Thread.currentThread().isInterrupted());
				return fault;
			});
			Thread caller = Thread.ofVirtual().start(waiting);
			Workbench.await(() -> permits("waiting") == 1);
			caller.interrupt();
			assertThat(waiting.get()).isInstanceOf(TimedOut.class);
			assertThat(interrupted).isTrue();
			assertThat(this.stub.bills()).hasSize(1);
		}
	}

	@Test
	void freesThePermitsOfCallsThatTakeTooLong() throws Exception {
		this.stub.onBills((request) -> this.stub.silence());
		this.bench.limits(PlatformClients.requestTimeout(Duration.ofMillis(300))).calls(8, Duration.ofSeconds(20));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			List<FutureTask<CdrPage>> calls = new ArrayList<>();
			for (int i = 0; i < 24; i++) {
				calls.add(Workbench.begin(platform, ACCOUNT));
			}
			for (FutureTask<CdrPage> call : calls) {
				Workbench.await(call::isDone);
				assertThat(call.exceptionNow()).isInstanceOf(TimedOut.class);
			}
			assertThat(permits("free")).isEqualTo(8);
			Workbench.await(() -> connections("active") == 0);
			assertThat(connections("pending")).isZero();
			this.stub.onBills((request) -> StubPlatform.json(Answers.DOCUMENTED));
			this.bench.awaitSuccess(platform);
		}
	}

	@Test
	void freesThePermitsOfCallersWhoLeave() throws Exception {
		this.stub.onBills((request) -> this.stub.silence());
		try (WirePlatform platform = this.bench.calls(4, Duration.ZERO).platform(this.stub.url())) {
			List<Thread> callers = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				callers.add(Thread.ofVirtual().start(() -> PlatformClients.fault(platform)));
			}
			this.stub.awaitArrivals(5);
			for (Thread caller : callers) {
				caller.interrupt();
				caller.join();
			}
			assertThat(permits("free")).isEqualTo(4);
			Workbench.await(() -> connections("active") == 0);
		}
	}

	@Test
	void freesThePermitsOfCallsThatFail() {
		this.stub.onBills((request) -> StubPlatform.json(Answers.refusal(400, "no")));
		try (WirePlatform platform = this.bench.calls(1, Duration.ZERO).platform(this.stub.url())) {
			for (int i = 0; i < 3; i++) {
				assertThat(PlatformClients.fault(platform)).isInstanceOf(PlatformException.Rejected.class);
			}
			assertThat(permits("free")).isOne();
		}
	}

	@Test
	void leavesOtherAccountsAloneWhenOneHangs() throws Exception {
		this.stub.onBills((request) -> this.stub.silence());
		this.bench.calls(4, Duration.ZERO).limits(PlatformClients.oneConnection(Duration.ofSeconds(20), 256));
		try (StubPlatform other = new StubPlatform();
				WirePlatform platform = this.bench.account("hung", this.stub.url())
					.account("well", other.url())
					.platform()) {
			for (int i = 0; i < 4; i++) {
				var _ = Workbench.begin(platform, Workbench.account("hung"));
			}
			this.stub.awaitArrivals(2);
			Workbench.await(() -> this.bench.gauge("cdr.platform.permits.free", "account", "hung") == 0);
			assertThat(PlatformClients.fault(() -> read(platform, "hung"))).isInstanceOf(Busy.class);
			for (int i = 0; i < 20; i++) {
				assertThat(read(platform, "well").cdrs()).hasSize(1);
			}
		}
	}

	@Test
	void refusesTooManyRequests() {
		this.bench.calls(8, Duration.ZERO).requestsPerSecond(1);
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			List<PlatformException> faults = new ArrayList<>();
			while (faults.isEmpty()) {
				PlatformException fault = PlatformClients.fault(platform);
				if (fault != null) {
					faults.add(fault);
				}
			}
			assertThat(faults).singleElement()
				.isInstanceOf(Busy.class)
				.extracting(PlatformException::getMessage)
				.asString()
				.contains("requests a second");
			assertThat(permits("free")).isEqualTo(8);
		}
	}

	@Test
	void delaysRequestsAboveTheRate() {
		this.bench.calls(8, Duration.ofSeconds(20)).requestsPerSecond(2);
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			long start = System.nanoTime();
			for (int i = 0; i < 6; i++) {
				assertThat(PlatformClients.read(platform).cdrs()).hasSize(1);
			}
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
			assertThat(this.stub.bills()).hasSize(6);
		}
	}

	@Test
	@Timeout(60)
	void sendsNoRequestWhoseTurnComesAfterItsDeadline() {
		this.bench.limits(PlatformClients.requestTimeout(Duration.ofMillis(300)))
			.calls(8, Duration.ofSeconds(20))
			.requestsPerSecond(1);
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			int before = 0;
			PlatformException fault = PlatformClients.fault(platform);
			while (fault == null || fault instanceof TimedOut) {
				before++;
				this.bench.ticker.turn(PlatformClients.TOKENS.loginBackOff());
				fault = PlatformClients.fault(platform);
			}
			assertThat(fault).isInstanceOf(Busy.class).hasMessageContaining("requests a second");
			assertThat(this.stub.bills()).hasSizeLessThanOrEqualTo(before);
		}
	}

	private static CdrPage read(Platform platform, String account) {
		return platform.cdrs(Workbench.account(account), PlatformClients.query(SyncState.ALL));
	}

	private double permits(String state) {
		return this.bench.gauge("cdr.platform.permits." + state, "account", ACCOUNT.name());
	}

	private double connections(String state) {
		return this.bench.gauge("cdr.platform.connections", "account", ACCOUNT.name(), "state", state);
	}

}
