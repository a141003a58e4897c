package io.cdrfacade.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.cdrfacade.CdrFacadeApplication;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationFailureTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class);

	@ParameterizedTest
	@CsvSource({ "cdr.cache.max-wieght,cdr.cache.max-weight",
			"cdr.web.max-concurent-requests,cdr.web.max-concurrent-requests", "cdr.securty.mode,cdr.security.mode",
			"cdr.cahce.open-lifetime,cdr.cache.open-lifetime", "cdr.platform.breaker.windw,cdr.platform.breaker.window",
			"cdr.platform.acess-key,cdr.platform.access-key", "cdr.shared-stat,cdr.shared-state",
			"cdr.platform.accounts.north.acces-key,cdr.platform.accounts.<name>.access-key",
			"cdr.security.api-keys.crm.sha265,cdr.security.api-keys.<name>.sha256" })
	void namesAnUnknownProperty(String property, String nearest) {
		assertThat(faults(property + "=1"))
			.containsExactly(property + " is not known; did you mean `" + nearest + "`?");
	}

	@Test
	void namesAllUnknownProperties() {
		assertThat(faults("cdr.nonsense=1", "cdr.platform.url.more=1", "cdr.security.mode=none")).satisfiesExactly(
				(fault) -> assertThat(fault).startsWith("cdr.nonsense is not known"),
				(fault) -> assertThat(fault).startsWith("cdr.platform.url.more is not known"));
	}

	@ParameterizedTest
	@CsvSource({ "CDR_PLATFORM_TIMEZON,CDR_PLATFORM_TIMEZONE", "CDR_SECURTY_MODE,CDR_SECURITY_MODE",
			"CDR_PLATFORM_ACCOUNTS_NORTH_KEY,", "CDR_CACHE_MAX_WIEGHT,CDR_CACHE_MAXWEIGHT", "CDR_HOME,",
			"cdr_platform_timezon,CDR_PLATFORM_TIMEZONE", "Cdr_Cache_MaxWieght,CDR_CACHE_MAXWEIGHT",
			"cdr.cache.max-wieght,cdr.cache.max-weight", "cdr.cache.maxWieght,cdr.cache.max-weight" })
	void namesAnUnknownVariable(String variable, String nearest) {
		assertThat(faults(Map.of(variable, "1"))).singleElement()
			.asString()
			.startsWith(variable + " is not known")
			.contains((nearest != null) ? "did you mean `" + nearest + "`?" : "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cdr_platform_time_zone", "cdr.platform.time-zone", "cdr.platform.timeZone",
			"cdr_facade_port", "CDR_PLATFORM_TIME_ZONE", "CDR_PLATFORM_TIMEZONE",
			"CDR_PLATFORM_ACCOUNTS_NORTH_ACCESSKEY", "CDR_PLATFORM_ACCOUNTS_NORTH_ACCESS_KEY",
			"CDR_PLATFORM_RECORDINGHOSTS_0", "CDR_SHAREDSTATE", "CDR_FACADE_PORT", "CDR_FACADE_SERVICE_HOST",
			"CDR_FACADE_SERVICE_PORT_HTTP", "CDR_FACADE_PORT_8080_TCP_ADDR", "CDR_PORT", "CDR_SERVICE_HOST",
			"CDR_REDIS_PORT_6379_TCP", "OTHER" })
	void takesVariablesThatAreReadOrMadeByKubernetes(String variable) {
		environment(Map.of(variable, "none"))
			.run((context) -> assertThat(context).satisfiesAnyOf((started) -> assertThat(context).hasNotFailed(),
					(failed) -> assertThat(context).getFailure()
						.hasStackTraceContaining("BindException")
						.extracting((failure) -> String.valueOf(failure.getMessage()))
						.asString()
						.doesNotContain("is not known")));
	}

	@Test
	void takesAnEmptySection() {
		this.runner.withPropertyValues("cdr.platform.accounts=", "cdr.security.mode=none")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"cdr.platform.connect-timeout | soon | is 'soon'; it has to be a time such as 500ms, 30s, 5m or 12h",
			"cdr.cache.open-lifetime | 5 parsecs | is '5 parsecs'; it has to be a time",
			"cdr.cache.max-weight | big | is 'big'; it has to be a size such as 512KB or 16MB",
			"cdr.platform.max-connections | many | is 'many'; it has to be a whole number",
			"cdr.platform.retry.attempts | few | is 'few'; it has to be a whole number",
			"cdr.platform.encoding | json | is 'json'; it has to be one of [multipart, urlencoded]",
			"cdr.security.mode | open | is 'open'; it has to be one of [api-key, jwt, none]",
			"cdr.export.max-concurrent | 0 | is 0; it must be greater than 0" })
	void explainsAWrongValue(String property, String value, String fault) {
		assertThat(faults(property + "=" + value)).singleElement()
			.asString()
			.startsWith(property + " ")
			.contains(fault);
	}

	@Test
	void explainsAnApiKeyWithoutAccounts() {
		assertThat(faults("cdr.security.api-keys.crm.sha256=" + "0".repeat(64),
				"cdr.security.api-keys.crm.scopes=calls:read"))
			.containsExactly("cdr.security.api-keys.crm.accounts is missing: name at least one account, or * for all");
	}

	@Test
	void showsNoSecretThatIsTooShort() {
		assertThat(faults("cdr.callbacks.accounts.north.secret=hunter2")).singleElement()
			.asString()
			.startsWith("cdr.callbacks.accounts.north: the secret must have at least 16")
			.doesNotContain("hunter2");
	}

	private ApplicationContextRunner environment(Map<String, Object> variables) {
		return this.runner.withPropertyValues("cdr.security.mode=none")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment",
						new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(variables))));
	}

	private List<String> faults(Map<String, Object> variables) {
		return faults(environment(variables));
	}

	private List<String> faults(String... properties) {
		return faults(this.runner.withPropertyValues(properties));
	}

	private static List<String> faults(ApplicationContextRunner runner) {
		List<String> lines = new ArrayList<>();
		runner.run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).isNotNull();
			FailureAnalysis analysis = new ConfigurationFailureAnalyzer().analyze(Objects.requireNonNull(failure));
			assertThat(analysis).isNotNull();
			Objects.requireNonNull(analysis)
				.getDescription()
				.lines()
				.filter((line) -> line.startsWith("    "))
				.map(String::strip)
				.forEach(lines::add);
		});
		return lines;
	}

	@ConfigurationPropertiesScan(basePackageClasses = CdrFacadeApplication.class)
	@Import(UnknownProperties.class)
	static class Application {

	}

}
