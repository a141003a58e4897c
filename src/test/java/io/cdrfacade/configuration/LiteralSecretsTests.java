package io.cdrfacade.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

class LiteralSecretsTests {

	@ParameterizedTest
	@ValueSource(strings = { "a${HOME}b", "${HOME}", "x${y:z}w", "${", "a$b", "#{1+1}", "a\\b", "a\\${HOME}", "\"'`",
			"鍵é", "${${HOME}}", "}${HOME", "%HOME%" })
	void keepsVariablesAsTheyAreWritten(String key) {
		assertThat(fromVariables(Map.of("HOME", "/root", "CDR_PLATFORM_ACCESS_KEY", key), "cdr.platform.access-key"))
			.isEqualTo(key);
		assertThat(fromVariables(Map.of("HOME", "/root", "CDR_PLATFORM_ACCOUNTS_NORTH_ACCESSKEY", key),
				"cdr.platform.accounts.north.access-key"))
			.isEqualTo(key);
		assertThat(
				fromVariables(Map.of("HOME", "/root", "SPRING_DATA_REDIS_PASSWORD", key), "spring.data.redis.password"))
			.isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.ssl.key-store-password", "server.ssl.key-password",
			"management.server.ssl.trust-store-password",
			"spring.ssl.bundle.pem.platform.keystore.private-key-password",
			"spring.ssl.bundle.jks.platform.key.password", "spring.data.redis.sentinel.password",
			"cdr.platform.proxy.password", "cdr.platform.accounts.north.proxy.password",
			"cdr.callbacks.accounts.north.secret" })
	void keepsEverySecret(String property) {
		String variable = property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
		assertThat(fromVariables(Map.of("HOME", "/root", variable, "a${HOME}b"), property)).isEqualTo("a${HOME}b");
	}

	@Property(tries = 500)
	void keepsAnyVariable(
			@ForAll @StringLength(max = 12) @Chars({ '$', '{', '}', ':', '\\', 'H', 'O', 'M', 'E', '#' }) String key) {
		assertThat(
				fromVariables(Map.of("HOME", "/root", "CDR_CHANGES_CURSOR_SECRET", key), "cdr.changes.cursor-secret"))
			.isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a${HOME}b", "x${y:z}w", "a$b", "#{1+1}", "${HOME}${HOME}", "鍵é" })
	void keepsFilesAsTheyAreWritten(String key) throws IOException {
		assertThat(fromFile(Map.of("HOME", "/root"), "cdr.platform.access-key: '" + key + "'")).isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a${HOME}b", "plain", "${HOME}" })
	void followsOneReferenceInAFile(String key) throws IOException {
		Map<String, Object> variables = Map.of("HOME", "/root", "NORTH_KEY", key);
		assertThat(fromFile(variables, "cdr.platform.access-key: ${NORTH_KEY}")).isEqualTo(key);
	}

	@Test
	void leavesOtherPropertiesAlone() {
		assertThat(fromVariables(Map.of("HOME", "/root", "CDR_PLATFORM_URL", "http://x/${HOME}"), "cdr.platform.url"))
			.isEqualTo("http://x//root");
	}

	private static @Nullable String fromVariables(Map<String, Object> variables, String property) {
		return bind(environment(variables), property);
	}

	private static @Nullable String fromFile(Map<String, Object> variables, String yaml) throws IOException {
		StandardEnvironment environment = environment(variables);
		new YamlPropertySourceLoader()
			.load("application.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.forEach((source) -> environment.getPropertySources().addLast(source));
		return bind(environment, "cdr.platform.access-key");
	}

	private static StandardEnvironment environment(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment",
					new SystemEnvironmentPropertySource("systemEnvironment", new LinkedHashMap<>(variables)));
		environment.getPropertySources()
			.replace("systemProperties", new MapPropertySource("systemProperties", Map.of()));
		return environment;
	}

	private static @Nullable String bind(StandardEnvironment environment, String property) {
		new LiteralSecrets().postProcessEnvironment(environment, new SpringApplication());
		return Binder.get(environment).bind(property, String.class).orElse("");
	}

}
