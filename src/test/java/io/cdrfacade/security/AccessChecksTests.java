package io.cdrfacade.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.cdrfacade.security.SecurityProperties.Mode;
import io.cdrfacade.security.jwt.JwtProperties;
import io.cdrfacade.security.limit.RateLimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccessChecksTests {

	private static final JwtProperties NO_TOKENS = new JwtProperties(null, null, null, "scope", "accounts");

	@Test
	void rejectsAnUnchosenMode() {
		assertThat(faults(properties(null, Map.of(), NO_TOKENS))).containsExactly("cdr.security.mode is not set");
	}

	@Test
	void rejectsApiKeysWithoutAKey() {
		assertThat(faults(properties(Mode.API_KEY, Map.of(), NO_TOKENS))).singleElement()
			.asString()
			.contains("cdr.security.api-keys");
	}

	@Test
	void namesUnknownScopes() {
		SecurityProperties.ApiKey key = new SecurityProperties.ApiKey(Keys.sha256("x"), Set.of("calls:write"),
				Set.of("*"), null);
		assertThat(faults(properties(Mode.API_KEY, Map.of("crm", key), NO_TOKENS)))
			.containsExactly("cdr.security.api-keys.crm.scopes holds the unknown scope 'calls:write'");
	}

	@Test
	void rejectsTheDigestOfAnEmptyKey() {
		assertThat(faults(
				properties(Mode.API_KEY, Map.of("crm", key(Keys.sha256("").toUpperCase(Locale.ROOT))), NO_TOKENS)))
			.containsExactly("cdr.security.api-keys.crm.sha256 is the SHA-256 of an empty key");
	}

	@Test
	void rejectsAKeyOfTwoCallers() {
		Map<String, SecurityProperties.ApiKey> keys = Map.of("crm", key(Keys.sha256("x")), "front-end",
				key(Keys.sha256("x").toUpperCase(Locale.ROOT)), "other", key(Keys.sha256("y")));
		assertThat(faults(properties(Mode.API_KEY, keys, NO_TOKENS)))
			.containsExactly("cdr.security.api-keys has one key for several callers: [crm, front-end]");
	}

	@Test
	void requiresIssuerAndAudience() {
		assertThat(faults(properties(Mode.JWT, Map.of(), NO_TOKENS))).hasSize(2);
	}

	@Test
	void acceptsACompleteConfiguration() {
		JwtProperties tokens = new JwtProperties(URI.create("https://id.example.com"), null, "cdr-facade", "scope",
				"accounts");
		assertThat(AccessChecks.check(properties(Mode.JWT, Map.of(), tokens))).isEqualTo(Mode.JWT);
		assertThat(AccessChecks.check(properties(Mode.NONE, Map.of(), NO_TOKENS))).isEqualTo(Mode.NONE);
	}

	@Test
	void tellsTheOperatorWhatToDo() {
		assertThat(new AccessFailureAnalyzer()
			.analyze(new InvalidAccessException(List.of("cdr.security.mode is not set"))))
			.extracting(FailureAnalysis::getAction)
			.asString()
			.contains("CDR_SECURITY_MODE", "api-key", "jwt", "none", "SPRING_PROFILES_ACTIVE=sandbox");
	}

	private static SecurityProperties.ApiKey key(String sha256) {
		return new SecurityProperties.ApiKey(sha256, Set.of("calls:read"), Set.of("*"), null);
	}

	private static List<String> faults(SecurityProperties properties) {
		return assertThatExceptionOfType(InvalidAccessException.class).isThrownBy(() -> AccessChecks.check(properties))
			.actual()
			.faults();
	}

	private static SecurityProperties properties(@Nullable Mode mode, Map<String, SecurityProperties.ApiKey> keys,
			JwtProperties tokens) {
		return new SecurityProperties(mode, keys, tokens, new SecurityProperties.Cors(List.of()),
				new RateLimit(0, Duration.ofMinutes(1)));
	}

}
