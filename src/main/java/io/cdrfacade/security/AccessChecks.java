package io.cdrfacade.security;

import java.util.ArrayList;
import java.util.List;

import io.cdrfacade.security.SecurityProperties.Mode;
import io.cdrfacade.security.jwt.JwtProperties;

/** Finds all that is wrong with the configuration of access before giving up. */
final class AccessChecks {

	private AccessChecks() {
	}

	static Mode check(SecurityProperties properties) {
		List<String> faults = switch (properties.mode()) {
			case null -> List.of("cdr.security.mode is not set");
			case NONE -> List.of();
			case API_KEY -> apiKeys(properties);
			case JWT -> tokens(properties.jwt());
		};
		if (!faults.isEmpty() || properties.mode() == null) {
			throw new InvalidAccessException(faults);
		}
		return properties.mode();
	}

	private static List<String> apiKeys(SecurityProperties properties) {
		List<String> faults = new ArrayList<>();
		if (properties.apiKeys().isEmpty()) {
			faults.add("cdr.security.api-keys holds no key, so that nobody could call");
		}
		properties.apiKeys()
			.forEach((name, key) -> key.scopes()
				.stream()
				.filter((word) -> Scope.of(word).isEmpty())
				.forEach((word) -> faults
					.add("cdr.security.api-keys.%s.scopes holds the unknown scope '%s'".formatted(name, word))));
		return faults;
	}

	private static List<String> tokens(JwtProperties tokens) {
		List<String> faults = new ArrayList<>();
		if (tokens.issuerUri() == null && tokens.jwkSetUri() == null) {
			faults.add("cdr.security.jwt.issuer-uri and cdr.security.jwt.jwk-set-uri are both missing");
		}
		if (tokens.audience() == null || tokens.audience().isBlank()) {
			faults.add("cdr.security.jwt.audience is missing");
		}
		return faults;
	}

}
