package io.cdrfacade.security;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.chart.Chart;
import io.cdrfacade.chart.ChartEnvironment;
import io.cdrfacade.security.SecurityProperties.ApiKey;
import io.cdrfacade.security.SecurityProperties.Mode;
import io.cdrfacade.security.jwt.JwtProperties;
import io.cdrfacade.security.limit.RateLimit;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Helm chart makes of its callers is what the application reads. */
class ChartCallersTests {

	@Test
	void areConfigured() {
		SecurityProperties properties = properties(Chart.everything());
		assertThat(AccessChecks.check(properties)).isEqualTo(Mode.API_KEY);
		ApiKey crm = Objects.requireNonNull(properties.apiKeys().get("crm.Front"));
		assertThat(crm.sha256()).isEqualTo("5f2c".repeat(16));
		assertThat(crm.scopes()).containsExactly("calls:read");
		assertThat(crm.accounts()).containsExactly("*");
		assertThat(crm.rateLimit()).isEqualTo(new RateLimit(600, Duration.ofMinutes(1)));
		ApiKey ops = Objects.requireNonNull(properties.apiKeys().get("ops"));
		assertThat(ops.sha256()).as("what Kubernetes reads for it").isEqualTo("ops-key/sha256");
		assertThat(properties.cors().allowedOrigins()).containsExactly("https://crm.example.com",
				"https://*.example.org");
		assertThat(properties.rateLimit()).isEqualTo(new RateLimit(100, Duration.ofMinutes(1)));
	}

	@Test
	void canBringTokens() {
		SecurityProperties properties = properties("""
				accounts: {main: {url: "http://192.0.2.10/", appId: app, accessKey: x}}
				security:
				  mode: jwt
				  jwt:
				    issuerUri: https://id.example/realms/main
				    jwkSetUri: https://id.example/keys
				    audience: cdr-facade
				    scopesClaim: scp
				    accountsClaim: tenants
				""");
		assertThat(AccessChecks.check(properties)).isEqualTo(Mode.JWT);
		assertThat(properties.jwt()).isEqualTo(new JwtProperties(URI.create("https://id.example/realms/main"),
				URI.create("https://id.example/keys"), "cdr-facade", "scp", "tenants"));
	}

	@Test
	void mayBePagesOfAnyOrigin() {
		SecurityProperties properties = properties("""
				accounts: {main: {url: "http://192.0.2.10/", appId: app, accessKey: x}}
				security: {mode: none, cors: {allowedOrigins: ["*"]}}
				""");
		assertThat(properties.cors().allowedOrigins()).containsExactly("*");
	}

	@Test
	void haveEverySettingInTheChart() {
		JsonNode schema = JsonMapper.shared().readTree(Path.of("helm/cdr-facade/values.schema.json"));
		JsonNode caller = schema.path("$defs").path("caller").path("properties");
		Stream<String> settings = Stream.of(ApiKey.class.getRecordComponents()).map(RecordComponent::getName);
		assertThat(caller.propertyNames())
			.containsExactlyInAnyOrderElementsOf(Stream.concat(settings, Stream.of("existingSecret")).toList());
		assertThat(caller.at("/scopes/items/enum").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrderElementsOf(Stream.of(Scope.values()).map(Scope::word).toList());
	}

	private static SecurityProperties properties(String values) {
		return Binder.get(ChartEnvironment.of(values))
			.bind("cdr.security", Bindable.of(SecurityProperties.class),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get();
	}

}
