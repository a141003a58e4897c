package io.cdrfacade.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.cdrfacade.security.SecurityProperties.ApiKey;
import io.cdrfacade.security.SecurityProperties.Mode;
import io.cdrfacade.security.jwt.JwtProperties;
import io.cdrfacade.security.limit.RateLimit;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityPropertiesTests {

	private static final RateLimit NONE = new RateLimit(0, Duration.ofMinutes(1));

	/** The subject of a token may be the name of a key that was left behind. */
	@ParameterizedTest
	@CsvSource({ "API_KEY, 1", "JWT, 0", "NONE, 0" })
	void limitsOnlyCallersWithKeysOnTheirOwn(Mode mode, int limits) {
		ApiKey key = new ApiKey(Keys.sha256("key"), Set.of("calls:read"), Set.of("*"),
				new RateLimit(1, Duration.ofHours(1)));
		SecurityProperties properties = new SecurityProperties(mode, Map.of("crm", key),
				new JwtProperties(null, null, null, "scope", "accounts"), new SecurityProperties.Cors(List.of()), NONE);
		assertThat(properties.ownRateLimits()).hasSize(limits);
	}

}
