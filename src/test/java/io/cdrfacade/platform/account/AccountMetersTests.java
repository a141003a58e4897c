package io.cdrfacade.platform.account;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.wire.Operation;

import static org.assertj.core.api.Assertions.assertThat;

class AccountMetersTests {

	private final StubPlatform stub = new StubPlatform();

	private final Workbench bench = new Workbench();

	private final List<ClientRequestObservationContext> seen = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void timesRequestsAndCountsLogins() {
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			PlatformClients.read(platform);
			PlatformClients.read(platform);
		}
		assertThat(this.bench.requests(Operation.BILLS, "success")).isEqualTo(2);
		assertThat(this.bench.requests(Operation.LOGIN, "success")).isOne();
		assertThat(this.bench.count("cdr.platform.logins", "account", "test", "outcome", "success")).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "400,rejected", "500,failed", "601,not-authorised", "0,rejected" })
	void tellsOutcomesApart(int ret, String outcome) {
		this.stub.onBills((request) -> StubPlatform.json(Answers.refusal(ret, "no")));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			PlatformClients.fault(platform);
		}
		assertThat(this.bench.requests(Operation.BILLS, outcome)).isOne();
	}

	@Test
	void countsRefusedTokensAndMalformedAnswers() {
		this.stub.acceptOnly("token-2");
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			PlatformClients.read(platform);
			this.stub.onBills((request) -> StubPlatform.json("<html></html>"));
			PlatformClients.fault(platform);
		}
		assertThat(this.bench.requests(Operation.BILLS, "not-authorised")).isOne();
		assertThat(this.bench.requests(Operation.BILLS, "malformed")).isOne();
		assertThat(this.bench.count("cdr.platform.logins", "outcome", "success")).isEqualTo(2);
	}

	@Test
	void countsLoginsThatFail() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.refusal(601, "no")));
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			PlatformClients.fault(platform);
		}
		assertThat(this.bench.count("cdr.platform.logins", "outcome", "not-authorised")).isOne();
	}

	@Test
	void showsTheAgeOfTheToken() {
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			assertThat(tokenAge()).isNaN();
			PlatformClients.read(platform);
			this.bench.ticker.turn(Duration.ofMinutes(5));
			assertThat(tokenAge()).isEqualTo(300);
			this.bench.ticker.turn(PlatformClients.TOKENS.lifetime());
			assertThat(tokenAge()).isNaN();
		}
	}

	@Test
	void showsBreakerPermitsAndRate() {
		this.bench.requestsPerSecond(1000);
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			PlatformClients.read(platform);
			assertThat(this.bench.gauge("resilience4j.circuitbreaker.state", "name", "test", "state", "closed"))
				.isOne();
			assertThat(this.bench.gauge("cdr.platform.permits", "account", "test")).isEqualTo(128);
			assertThat(this.bench.gauge("cdr.platform.permits.free", "account", "test")).isEqualTo(128);
			assertThat(this.bench.gauge("cdr.platform.permits.waiting", "account", "test")).isZero();
			assertThat(this.bench.registry.get("cdr.platform.permits.wait").tag("account", "test").timer().count())
				.isOne();
			assertThat(this.bench.gauge("resilience4j.ratelimiter.available.permissions", "name", "test")).isPositive();
			Workbench
				.await(() -> this.bench.gauge("cdr.platform.connections", "account", "test", "state", "active") == 0);
		}
	}

	@Test
	void putsNoAddressOrSecretIntoNamesOrTags() {
		URI url = this.stub.url().resolve("/?key=hidden");
		this.bench.builder.observationRegistry(observing());
		try (WirePlatform platform = this.bench.platform(url)) {
			PlatformClients.read(platform);
			this.stub.onBills((request) -> StubPlatform.hangUp());
			PlatformClients.fault(platform);
		}
		assertThat(this.bench.registry.getMeters()).extracting(Meter::getId)
			.flatExtracting(Meter.Id::getTags)
			.extracting(Tag::getValue)
			.isNotEmpty()
			.noneMatch((value) -> value.contains("127.0.0.1") || value.contains("hidden")
					|| value.contains(String.valueOf(url.getPort())));
		Workbench.await(() -> this.seen.size() == 3);
		assertThat(this.seen).allSatisfy((context) -> {
			assertThat(context.getAllKeyValues().toString()).contains("platform-test")
				.doesNotContain("127.0.0.1", "hidden", PlatformClients.ACCESS_KEY);
			assertThat(context.getContextualName()).isEqualTo("http post");
		});
	}

	@Test
	void putsRequestsIntoTheTraceOfTheCaller() {
		ObservationRegistry observations = observing();
		this.bench.builder.observationRegistry(observations);
		try (WirePlatform platform = this.bench.platform(this.stub.url())) {
			Observation caller = Observation.start("caller", observations);
			try (Observation.Scope _ = caller.openScope()) {
				PlatformClients.read(platform);
			}
			Workbench.await(() -> this.seen.size() == 2);
			assertThat(this.seen).allSatisfy((context) -> assertThat(context.getParentObservation()).isEqualTo(caller));
		}
	}

	private ObservationRegistry observing() {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new ObservationHandler<ClientRequestObservationContext>() {
			@Override
			public void onStop(ClientRequestObservationContext context) {
				AccountMetersTests.this.seen.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof ClientRequestObservationContext;
			}
		});
		return observations;
	}

	private double tokenAge() {
		return this.bench.gauge("cdr.platform.token.age", "account", "test");
	}

}
