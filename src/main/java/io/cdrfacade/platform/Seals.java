package io.cdrfacade.platform;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.cdrfacade.platform.settings.Secret;

/**
 * Seals what the facade gives out and wants back unchanged. An account's key for them is
 * derived from its access key: all replicas of one configuration have the same, without
 * further ado, and no seal tells anything of the access key.
 */
public final class Seals {

	private static final byte[] LABEL = "cdr-facade seals 1".getBytes(StandardCharsets.UTF_8);

	private final Map<String, Seal> byAccount;

	public Seals(Map<String, Secret> accessKeys) {
		this.byAccount = accessKeys.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> derived(entry.getValue())));
	}

	private static Seal derived(Secret accessKey) {
		return new Seal(Seal.of(accessKey.value()).over(LABEL));
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
