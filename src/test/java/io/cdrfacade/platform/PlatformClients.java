package io.cdrfacade.platform;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import io.cdrfacade.platform.settings.TokenSettings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Clients of a {@link StubPlatform}, and what to ask with them. */
public final class PlatformClients {

	public static final Account ACCOUNT = new Account("test", ZoneId.of("Asia/Shanghai"));

	public static final String ACCESS_KEY = "s3cret-access-key";

	public static final String APP_ID = "app-1234";

	public static final TokenSettings TOKENS = new TokenSettings(Duration.ofHours(12), Duration.ofMinutes(30),
			Duration.ofSeconds(2));

	private static final Instant FROM = Instant.parse("2019-09-26T16:00:00Z");

	private static final Instant TO = Instant.parse("2019-09-27T16:00:00Z");

	/** Large, so that a slow machine fails no test that is about something else. */
	public static final Limits LIMITS = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20),
			Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), 128, 256, 1024 * 1024);

	/** As the JVM is set up. */
	public static final NetworkSettings NETWORK = new NetworkSettings(null, null);

	/** No retries and no circuit breaker, for tests of one request at a time. */
	public static final ResilienceSettings ONCE = new ResilienceSettings(1, Duration.ofMillis(1), 128,
			Duration.ofSeconds(10), 0, new BreakerSettings(1000, 1000, 100, Duration.ofSeconds(10), 1));

	private PlatformClients() {
	}

	public static WirePlatform of(StubPlatform stub) {
		return of(stub.url(), UnaryOperator.identity(), Ticker.systemTicker());
	}

	public static WirePlatform of(StubPlatform stub, Ticker ticker) {
		return of(stub.url(), UnaryOperator.identity(), ticker);
	}

	public static WirePlatform of(URI url, UnaryOperator<Limits> limits, Ticker ticker) {
		return of(settings(url, FormEncoding.MULTIPART, limits.apply(LIMITS)), ticker);
	}

	public static WirePlatform of(AccountSettings settings, Ticker ticker) {
		return of(Map.of(ACCOUNT.name(), settings), ticker, Clock.systemUTC(), new SimpleMeterRegistry());
	}

	public static WirePlatform of(Map<String, AccountSettings> accounts, Ticker ticker, Clock clock,
			MeterRegistry registry) {
		return new WirePlatform(new PlatformSettings(accounts, ACCOUNT.name(), TOKENS), WebClient.builder(), ticker,
				clock, registry, null);
	}

	public static WirePlatform replica(Map<String, AccountSettings> accounts, Ticker ticker, Clock clock,
			ReplicaStore store) {
		return new WirePlatform(new PlatformSettings(accounts, ACCOUNT.name(), TOKENS), WebClient.builder(), ticker,
				clock, new SimpleMeterRegistry(), store);
	}

	public static AccountSettings settings(URI url, FormEncoding encoding) {
		return settings(url, encoding, LIMITS);
	}

	private static AccountSettings settings(URI url, FormEncoding encoding, Limits limits) {
		return new AccountSettings(ACCOUNT, url, APP_ID, new Secret(ACCESS_KEY), encoding, limits, ONCE,
				RecordingHostsFixture.of(url, List.of()), NETWORK);
	}

	public static UnaryOperator<Limits> responseTimeout(Duration timeout) {
		return (limits) -> new Limits(limits.connectTimeout(), timeout, limits.poolWaitTimeout(),
				limits.requestTimeout(), limits.connectionLifetime(), limits.maxConnections(), limits.maxPending(),
				limits.maxResponseBytes());
	}

	/** The head of a file is waited for this long and the response timeout. */
	public static UnaryOperator<Limits> connectTimeout(Duration timeout) {
		return (limits) -> new Limits(timeout, limits.responseTimeout(), limits.poolWaitTimeout(),
				limits.requestTimeout(), limits.connectionLifetime(), limits.maxConnections(), limits.maxPending(),
				limits.maxResponseBytes());
	}

	public static UnaryOperator<Limits> requestTimeout(Duration timeout) {
		return (limits) -> new Limits(limits.connectTimeout(), limits.responseTimeout(), limits.poolWaitTimeout(),
				timeout, limits.connectionLifetime(), limits.maxConnections(), limits.maxPending(),
				limits.maxResponseBytes());
	}

	public static UnaryOperator<Limits> oneConnection(Duration wait, int pending) {
		return (limits) -> new Limits(limits.connectTimeout(), limits.responseTimeout(), wait, limits.requestTimeout(),
				limits.connectionLifetime(), 1, pending, limits.maxResponseBytes());
	}

	public static UnaryOperator<Limits> connectionLifetime(Duration lifetime) {
		return (limits) -> new Limits(limits.connectTimeout(), limits.responseTimeout(), limits.poolWaitTimeout(),
				limits.requestTimeout(), lifetime, limits.maxConnections(), limits.maxPending(),
				limits.maxResponseBytes());
	}

	public static UnaryOperator<Limits> maxResponseBytes(int bytes) {
		return (limits) -> new Limits(limits.connectTimeout(), limits.responseTimeout(), limits.poolWaitTimeout(),
				limits.requestTimeout(), limits.connectionLifetime(), limits.maxConnections(), limits.maxPending(),
				bytes);
	}

	public static CdrPage read(Platform platform) {
		return platform.cdrs(ACCOUNT, query(SyncState.ALL));
	}

	public static PlatformException fault(Platform platform) {
		return fault(() -> read(platform));
	}

	public static PlatformException fault(ThrowingCallable call) {
		return catchThrowableOfType(PlatformException.class, call);
	}

	public static CdrQuery query(SyncState sync) {
		return new CdrQuery(FROM, TO, CdrFilter.ALL, sync, 1, 10);
	}

	/** Begins to read many times at once. */
	public static List<Future<CdrPage>> readAtOnce(Platform platform, int times) {
		List<Future<CdrPage>> reads = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < times; i++) {
				reads.add(executor.submit(() -> read(platform)));
			}
		}
		return reads;
	}

}
