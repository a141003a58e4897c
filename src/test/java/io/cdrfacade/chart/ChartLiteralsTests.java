package io.cdrfacade.chart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** Values reach the application as they are; nothing in them is replaced. */
class ChartLiteralsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			accounts: {main: {appId: '@'}} | cdr.platform.accounts.main.app-id
			{accounts: {main: {recordingHosts: ['@']}}} | cdr.platform.accounts.main.recording-hosts[0]
			security: {mode: jwt, jwt: {issuerUri: 'https://i.example', audience: '@'}} | cdr.security.jwt.audience
			redis: {enabled: true, host: r, username: '@'} | spring.data.redis.username
			redis: {enabled: true, host: '@'} | spring.data.redis.host
			config: {cdr: {any: '@'}} | cdr.any
			config: {cdr: {any: ['@']}} | cdr.any[0]
			config: {cdr.any: 'a\tb @ ü'} | cdr.any
			""")
	void areNotReplaced(String values, String property) {
		for (String text : new String[] { "a${HOME}b", "x${y:z}w", "${", "\\${HOME}", "$#{1}\"'\\" }) {
			String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
			String given = values.contains("\t") ? values.replace("@", text.replace("'", "''"))
					: values.replace("'@'", '"' + quoted + '"');
			ConfigurableEnvironment environment = ChartEnvironment.of(Yaml.merge(Chart.LEAST, given));
			assertThat(Binder.get(environment).bind(property, String.class).get()).contains(text)
				.doesNotContain("/root");
		}
	}

	/**
	 * Helm's parser takes these for text, and Spring's takes some of them for numbers,
	 * times or booleans.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					accounts: {main: {appId: '@'}} | cdr.platform.accounts.main.app-id
					accounts: {main: {recordingHosts: ['@']}} | cdr.platform.accounts.main.recording-hosts[0]
					accounts: {main: {proxy: {host: '@'}}} | cdr.platform.accounts.main.proxy.host
					{accounts: {'63e81747': {url: 'http://x', appId: a, accessKey: k}}, defaultAccount: main} | cdr.platform.accounts.63e81747.app-id
					security: {mode: jwt, jwt: {issuerUri: 'https://i.example', audience: '@'}} | cdr.security.jwt.audience
					security: {apiKeys: {'63e81747': {sha256: '', existingSecret: {name: x}, scopes: ['calls:read'], accounts: ['@']}}} | cdr.security.api-keys[63e81747].accounts[0]
					redis: {enabled: true, host: r, username: '@'} | spring.data.redis.username
					redis: {enabled: true, host: '@'} | spring.data.redis.host
					config: {cdr: {any: '@'}} | cdr.any
					config: {cdr: {any: ['@']}} | cdr.any[0]
					""")
	void stayText(String values, String property) {
		for (String text : new String[] { "63e81747", "1e999", "0o17", "0x1F", "017", "1_000", "190:20", "2026-11-29",
				"off", "~", ".inf", "1.20", "<&>" }) {
			ConfigurableEnvironment environment = ChartEnvironment
				.of(Yaml.merge(Chart.LEAST, values.replace("'@'", '"' + text + '"')));
			assertThat(Binder.get(environment).bind(property, Object.class).get())
				.isEqualTo(values.contains("'@'") ? text : "a");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "10000000", "1073741824", "1.5", "true" })
	void stayNumbersAndBooleans(String value) {
		ConfigurableEnvironment environment = ChartEnvironment.of(Chart.LEAST + "config: {cdr.any: " + value + "}");
		assertThat(Binder.get(environment).bind("cdr.any", String.class).get()).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "main", "eu-west", "1-a" })
	void areGivenAsPropertiesWhereTheyAreSecret(String account) {
		ConfigurableEnvironment environment = ChartEnvironment.of("""
				accounts: {%s: {url: "http://192.0.2.10/", appId: app, accessKey: s3cret}}
				security: {mode: none}
				redis: {enabled: true, host: r, password: pass}
				""".formatted(account));
		Binder binder = Binder.get(environment);
		assertThat(binder.bind("cdr.platform.accounts." + account + ".access-key", String.class).get())
			.isEqualTo("s3cret");
		assertThat(binder.bind("spring.data.redis.password", String.class).get()).isEqualTo("pass");
	}

	@Test
	void areNamedAsTheirProperties() {
		assertThat(Chart.render(Chart.everything()).environment()).containsKeys(
				"CDR_PLATFORM_ACCOUNTS_SHANGHAI_ACCESSKEY", "CDR_PLATFORM_ACCOUNTS_LONDON_ACCESSKEY",
				"SPRING_DATA_REDIS_PASSWORD");
	}

}
