package io.cdrfacade.platform;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.cdrfacade.hash.Hmac;

/**
 * Signs what the facade gives out and has to get back unchanged, with a key for each
 * account. The key is derived from the access key of the account: all replicas of one
 * configuration have the same key, and no code reveals the access key.
 */
public final class AccountHmacs {

	/** Never changes, or cursors and tickets that callers hold would end. */
	private static final byte[] LABEL = "cdr-facade seals 1".getBytes(StandardCharsets.UTF_8);

	private final Map<String, Hmac> byAccount;

	/**
	 * Derives the keys.
	 * @param accessKeys the access key of each account, by its name
	 */
	public AccountHmacs(Map<String, String> accessKeys) {
		this.byAccount = accessKeys.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> derived(entry.getValue())));
	}

	private static Hmac derived(String accessKey) {
		return new Hmac(Hmac.withKey(accessKey).code(LABEL));
	}

	/**
	 * Finds the HMAC of an account.
	 * @param account a configured account
	 * @return the HMAC with its key
	 */
	public Hmac of(Account account) {
		return Objects.requireNonNull(this.byAccount.get(account.name()), "No such account");
	}

}
