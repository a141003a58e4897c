package io.cdrfacade.platform;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Seals what the facade gives out and has to get back unchanged. An account's key for the
 * seals is derived from its access key: all replicas of one configuration have the same
 * key, and no seal reveals the access key.
 */
public final class Seals {

	private static final byte[] LABEL = "cdr-facade seals 1".getBytes(StandardCharsets.UTF_8);

	private final Map<String, Seal> byAccount;

	/**
	 * Derives the seals.
	 * @param accessKeys the access key of each account, by its name
	 */
	public Seals(Map<String, String> accessKeys) {
		this.byAccount = accessKeys.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> derived(entry.getValue())));
	}

	private static Seal derived(String accessKey) {
		return new Seal(Seal.of(accessKey).over(LABEL));
	}

	/**
	 * Finds the seal of an account.
	 * @param account a configured account
	 * @return its seal
	 */
	public Seal of(Account account) {
		return Objects.requireNonNull(this.byAccount.get(account.name()), "No such account");
	}

}
