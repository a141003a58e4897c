package io.cdrfacade.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The callers with an API key. Only digests of the keys are known, and looking one up
 * takes the same time whichever matches.
 */
final class ApiKeys {

	private static final MessageDigest SHA_256 = sha256();

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

	@Nullable CallerAuthentication find(String key) {
		byte[] digest = digest(key);
		CallerAuthentication found = null;
		for (Entry entry : this.entries) {
			found = MessageDigest.isEqual(entry.digest, digest) ? entry.caller : found;
		}
		return found;
	}

	/** Looking for the algorithm takes longer than a short text with it. */
	private static byte[] digest(String key) {
		try {
			return ((MessageDigest) SHA_256.clone()).digest(key.getBytes(StandardCharsets.UTF_8));
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The JDK's SHA-256 can be cloned", ex);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
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
