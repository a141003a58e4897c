package io.cdrfacade.platform;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.web.reactive.function.client.WebClient;

import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.AccountSettings.Limits;
import io.cdrfacade.platform.settings.BreakerSettings;
import io.cdrfacade.platform.settings.FormEncoding;
import io.cdrfacade.platform.settings.PlatformSettings;
import io.cdrfacade.platform.settings.NetworkSettings;
import io.cdrfacade.platform.settings.RecordingHostsFixture;
import io.cdrfacade.platform.settings.ResilienceSettings;
import io.cdrfacade.platform.settings.Secret;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes platforms with resilience, and looks at their metrics. */
public final class Workbench {

	public static final BreakerSettings NEVER_OPEN = PlatformClients.ONCE.breaker();

	public final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	public final TurnableClock clock = new TurnableClock();

	public final Turnable ticker = new Turnable();

	public final WebClient.Builder builder = WebClient.builder();

	private final Map<String, AccountSettings> accounts = new LinkedHashMap<>();

	private UnaryOperator<Limits> limits = UnaryOperator.identity();

	private ResilienceSettings resilience = PlatformClients.ONCE;

	private List<String> recordingHosts = List.of();

	private NetworkSettings network = PlatformClients.NETWORK;

	public Workbench network(NetworkSettings network) {
		this.network = network;
		return this;
	}

	public Workbench recordingHosts(String... hosts) {
		this.recordingHosts = List.of(hosts);
		return this;
	}

	public Workbench limits(UnaryOperator<Limits> limits) {
		this.limits = limits;
		return this;
	}

	public Workbench attempts(int attempts) {
		ResilienceSettings now = this.resilience;
		return resilience(new ResilienceSettings(attempts, now.backOff(), now.maxConcurrentCalls(), now.maxCallWait(),
				now.requestsPerSecond(), now.breaker()));
	}

	public Workbench calls(int most, Duration wait) {
		ResilienceSettings now = this.resilience;
		return resilience(new ResilienceSettings(now.attempts(), now.backOff(), most, wait, now.requestsPerSecond(),
				now.breaker()));
	}

	public Workbench requestsPerSecond(int requests) {
		ResilienceSettings now = this.resilience;
		return resilience(new ResilienceSettings(now.attempts(), now.backOff(), now.maxConcurrentCalls(),
				now.maxCallWait(), requests, now.breaker()));
	}

	/** Opens after half of four requests, for ten seconds, and then tries two. */
	public Workbench breaker() {
		ResilienceSettings now = this.resilience;
		return resilience(new ResilienceSettings(now.attempts(), now.backOff(), now.maxConcurrentCalls(),
				now.maxCallWait(), now.requestsPerSecond(), new BreakerSettings(4, 4, 50, Duration.ofSeconds(10), 2)));
	}

	private Workbench resilience(ResilienceSettings resilience) {
		this.resilience = resilience;
		return this;
	}

	/** Adds an account with the settings so far. */
	public Workbench account(String name, URI url) {
		this.accounts.put(name,
				new AccountSettings(account(name), url, PlatformClients.APP_ID, new Secret(PlatformClients.ACCESS_KEY),
						FormEncoding.MULTIPART, this.limits.apply(PlatformClients.LIMITS), this.resilience,
						RecordingHostsFixture.of(url, this.recordingHosts), this.network));
		return this;
	}

	public static Account account(String name) {
		return new Account(name, ZoneId.of("Asia/Shanghai"));
	}

	/** A platform with an account for the test's queries. */
	public WirePlatform platform(URI url) {
		account(PlatformClients.ACCOUNT.name(), url);
		return platform();
	}

	public PlatformSettings settings() {
		return new PlatformSettings(this.accounts, this.accounts.keySet().iterator().next(), PlatformClients.TOKENS);
	}

	public WirePlatform platform() {
		return new WirePlatform(settings(), this.builder, this.ticker, this.clock, this.registry, null);
	}

	public double gauge(String name, String... tags) {
		return this.registry.get(name).tags(Tags.of(tags)).gauge().value();
	}

	/** How many requests came out so; zero if none did. */
	public long requests(Operation operation, String outcome) {
		var timer = this.registry.find("cdr.platform.requests")
			.tags("operation", operation.toString(), "outcome", outcome)
			.timer();
		return (timer != null) ? timer.count() : 0;
	}

	public double count(String name, String... tags) {
		var counter = this.registry.find(name).tags(tags).counter();
		return (counter != null) ? counter.count() : 0;
	}

	public static FutureTask<CdrPage> begin(Platform platform, Account account) {
		FutureTask<CdrPage> call = new FutureTask<>(() -> platform.cdrs(account, PlatformClients.query(SyncState.ALL)));
		Thread.ofVirtual().start(call);
		return call;
	}

	/** Reads until a login and an answer are in time, where the limits are short. */
	public void awaitSuccess(Platform platform) {
		await(() -> {
			this.ticker.turn(PlatformClients.TOKENS.loginBackOff());
			return PlatformClients.fault(platform) == null;
		});
	}

	/** Waits for what happens soon, but not at once. */
	public static void await(BooleanSupplier condition) {
		long start = System.nanoTime();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime() - start).as("time waited").isLessThan(Duration.ofSeconds(20).toNanos());
			LockSupport.parkNanos(1_000_000);
		}
	}

}
