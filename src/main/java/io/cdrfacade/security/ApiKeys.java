package io.cdrfacade.security;

import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.hash.Sha256;

/**
 * The callers with an API key, which comes in the header {@code X-API-Key}, or as a
 * bearer token from clients that know no other, such as Prometheus. Only digests of the
 * keys are known, and looking one up takes the same time whichever matches.
 */
final class ApiKeys implements Credentials {

	static final String HEADER = "X-API-Key";

	private static final String BEARER = "Bearer ";

	private final List<Entry> entries;

	ApiKeys(Map<String, SecurityProperties.ApiKey> byName) {
		this.entries = byName.entrySet().stream().map((key) -> entry(key.getKey(), key.getValue())).toList();
	}

	private static Entry entry(String name, SecurityProperties.ApiKey key) {
		Set<Scope> scopes = key.scopes()
			.stream()
			.map((word) -> Scope.of(word).orElseThrow())
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
		return new Entry(HexFormat.of().parseHex(key.sha256()), new Caller(name, scopes, key.accounts()));
	}

	@Override
	public @Nullable CallerAuthentication caller(HttpServletRequest request) {
		String key = key(request);
		return (key != null) ? find(key) : null;
	}

	/** The key that a request brings along, valid or not. */
	static @Nullable String key(HttpServletRequest request) {
		String key = request.getHeader(HEADER);
		String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (key == null && authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return authorization.substring(BEARER.length()).strip();
		}
		return key;
	}

	@Nullable CallerAuthentication find(String key) {
		byte[] digest = Sha256.of(key);
		CallerAuthentication found = null;
		for (Entry entry : this.entries) {
			found = MessageDigest.isEqual(entry.digest, digest) ? entry.caller : found;
		}
		return found;
	}

	private static final class Entry {

		private final byte[] digest;

		private final CallerAuthentication caller;

		Entry(byte[] digest, Caller caller) {
			this.digest = digest;
			this.caller = new CallerAuthentication(caller);
		}

	}

}
