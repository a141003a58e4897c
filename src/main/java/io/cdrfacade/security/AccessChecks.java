package io.cdrfacade.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.cdrfacade.hash.Sha256;
import io.cdrfacade.security.SecurityProperties.ApiKey;
import io.cdrfacade.security.SecurityProperties.Mode;
import io.cdrfacade.security.jwt.JwtProperties;

/** Finds all that is wrong with the configuration of access before giving up. */
final class AccessChecks {

	/** The digest that the command prints if the variable {@code key} is not set. */
	private static final String OF_EMPTY_KEY = Sha256.hex("");

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
			faults.add("cdr.security.api-keys has no key, so every request would be refused");
		}
		properties.apiKeys().forEach((name, key) -> checkKey("cdr.security.api-keys." + name, key, faults));
		callersByDigest(properties.apiKeys()).values()
			.stream()
			.filter((names) -> names.size() > 1)
			.forEach((names) -> faults.add("cdr.security.api-keys has one key for several callers: " + names));
		return faults;
	}

	private static void checkKey(String path, ApiKey key, List<String> faults) {
		if (key.sha256().equalsIgnoreCase(OF_EMPTY_KEY)) {
			faults.add(path + ".sha256 is the SHA-256 of an empty key");
		}
		key.scopes()
			.stream()
			.filter((word) -> Scope.of(word).isEmpty())
			.forEach((word) -> faults.add("%s.scopes holds the unknown scope '%s'".formatted(path, word)));
	}

	private static Map<String, Set<String>> callersByDigest(Map<String, ApiKey> keys) {
		Map<String, Set<String>> callers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		keys.forEach((name, key) -> callers.computeIfAbsent(key.sha256(), (_) -> new TreeSet<>()).add(name));
		return callers;
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
