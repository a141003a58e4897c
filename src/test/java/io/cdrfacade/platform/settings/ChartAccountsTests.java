package io.cdrfacade.platform.settings;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.chart.Chart;
import io.cdrfacade.chart.ChartEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Helm chart makes of its accounts is what the application reads. */
class ChartAccountsTests {

	@Test
	void areConfigured() {
		PlatformSettings settings = settings(Chart.everything());
		assertThat(settings.defaultAccount()).isEqualTo("shanghai");
		AccountSettings shanghai = Objects.requireNonNull(settings.accounts().get("shanghai"));
		assertThat(shanghai.url()).hasToString("http://192.0.2.10:8080/");
		assertThat(shanghai.accessKey().value()).isEqualTo("s3cret");
		assertThat(shanghai.resilience().attempts()).isEqualTo(2);
		AccountSettings london = Objects.requireNonNull(settings.accounts().get("london"));
		assertThat(london.accessKey().value()).as("what Kubernetes reads for it").isEqualTo("keys/london");
		assertThat(london.appId()).isEqualTo("app2");
	}

	@Test
	void areConfiguredInEveryDetail() {
		PlatformSettings settings = settings("""
				security: {mode: none}
				accounts:
				  a-1:
				    url: https://platform.example/
				    appId: app
				    accessKey: "p#a: $s{s}'\\"\\u00e4"
				    timeZone: Europe/London
				    encoding: urlencoded
				    connectTimeout: 1s
				    responseTimeout: 40s
				    poolWaitTimeout: 2s
				    requestTimeout: 50s
				    connectionLifetime: 1m
				    proxy: {host: proxy.example, port: 8080}
				    maxConnections: 10
				    maxPending: 11
				    maxResponseSize: 1MB
				    maxConcurrentCalls: 9
				    maxCallWait: 500ms
				    requestsPerSecond: 5
				    retry: {attempts: 1, backOff: 1s}
				    breaker: {window: 30, minimumCalls: 20, failureRate: 40, openTime: 5s, trialCalls: 2}
				    recordingHosts: [files.example, 10.20.0.0/16]
				""");
		AccountSettings account = Objects.requireNonNull(settings.accounts().get("a-1"));
		assertThat(account.accessKey().value()).isEqualTo("p#a: $s{s}'\"ä");
		assertThat(account.zone()).isEqualTo(ZoneId.of("Europe/London"));
		assertThat(account.encoding()).isEqualTo(FormEncoding.URLENCODED);
		assertThat(account.network().proxy()).isEqualTo(new NetworkSettings.Proxy("proxy.example", 8080, null));
		assertThat(account.limits()).isEqualTo(new AccountSettings.Limits(Duration.ofSeconds(1), Duration.ofSeconds(40),
				Duration.ofSeconds(2), Duration.ofSeconds(50), Duration.ofMinutes(1), 10, 11, 1024 * 1024));
		assertThat(account.resilience()).isEqualTo(new ResilienceSettings(1, Duration.ofSeconds(1), 9,
				Duration.ofMillis(500), 5, new BreakerSettings(30, 20, 40, Duration.ofSeconds(5), 2)));
	}

	@Test
	void haveEverySettingInTheChart() {
		JsonNode account = JsonMapper.shared()
			.readTree(Path.of("helm/cdr-facade/values.schema.json"))
			.path("$defs")
			.path("account")
			.path("properties");
		Stream<String> settings = Stream.of(AccountProperties.class.getRecordComponents())
			.map(RecordComponent::getName);
		assertThat(account.propertyNames())
			.containsExactlyInAnyOrderElementsOf(Stream.concat(settings, Stream.of("existingSecret")).toList());
	}

	@Test
	void letConfigHaveTheLastWord() {
		Map<String, AccountSettings> accounts = settings(Chart.everything() + """

				config:
				  cdr.platform.response-timeout: 33s
				  cdr: {platform: {accounts: {shanghai: {time-zone: Europe/Paris}}}}
				""").accounts();
		AccountSettings shanghai = Objects.requireNonNull(accounts.get("shanghai"));
		assertThat(shanghai.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
		assertThat(shanghai.limits().responseTimeout()).isEqualTo(Duration.ofSeconds(33));
	}

	private static PlatformSettings settings(String values) {
		return PlatformSettings.of(Binder.get(ChartEnvironment.of(values))
			.bind(PlatformProperties.PREFIX, Bindable.of(PlatformProperties.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get(), new DefaultSslBundleRegistry());
	}

}
