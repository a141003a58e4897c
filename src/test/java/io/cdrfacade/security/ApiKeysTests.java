package io.cdrfacade.security;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeysTests {

	@Test
	void findsTheCallerOfAKey() {
		assertThat(keys(Keys.sha256("front-end-key")).find("front-end-key"))
			.extracting(CallerAuthentication::getPrincipal)
			.isEqualTo(new Caller("front-end", Set.of(Scope.CALLS_READ), Set.of("default")));
	}

	@Test
	void readsDigestsInCapitals() {
		assertThat(keys(Keys.sha256("front-end-key").toUpperCase(Locale.ROOT)).find("front-end-key")).isNotNull();
	}

	@Test
	void findsNoCallerOfAnotherKey() {
		ApiKeys keys = keys(Keys.sha256("front-end-key"));
		assertThat(keys.find("front-end-kez")).isNull();
		assertThat(keys.find("")).isNull();
		assertThat(keys.find(Keys.sha256("front-end-key"))).isNull();
	}

	private static ApiKeys keys(String digest) {
		return new ApiKeys(Map.of("front-end",
				new SecurityProperties.ApiKey(digest, Set.of("calls:read"), Set.of("default"), null)));
	}

}
