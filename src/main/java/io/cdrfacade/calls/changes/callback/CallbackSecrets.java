package io.cdrfacade.calls.changes.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;

/** The secrets of the accounts whose platform may call back. */
@Component
final class CallbackSecrets {

	static final String HEADER = "X-Callback-Secret";

	private final Accounts accounts;

	/** Compared with what is sent where no secret is set; random, and never given out. */
	private final byte[] unknown = bytes(UUID.randomUUID().toString());

	private final Map<String, byte[]> secrets = new HashMap<>();

	private final MeterRegistry registry;

	CallbackSecrets(Accounts accounts, CallbackProperties properties, MeterRegistry registry) {
		this.accounts = accounts;
		this.registry = registry;
		properties.accounts().forEach((name, account) -> {
			if (accounts.find(name).isEmpty()) {
				throw new IllegalStateException("cdr.callbacks.accounts.%s names no account".formatted(name));
			}
			this.secrets.put(name, bytes(account.secret()));
		});
	}

	/** The account, if its platform may call back and the secret is the right one. */
	Optional<Account> find(String name, @Nullable String secret) {
		byte[] expected = this.secrets.getOrDefault(name, this.unknown);
		// The time that this takes depends on the first argument alone.
		boolean right = MessageDigest.isEqual(bytes(secret), expected);
		Optional<Account> account = right ? this.accounts.find(name) : Optional.empty();
		if (account.isEmpty()) {
			count("none", "refused");
		}
		return account;
	}

	void count(String account, String outcome) {
		Counter.builder("cdr.changes.pushes")
			.tags("account", account, "outcome", outcome)
			.description("Records that the platform has pushed")
			.register(this.registry)
			.increment();
	}

	private static byte[] bytes(@Nullable String secret) {
		return ((secret != null) ? secret : "").getBytes(StandardCharsets.UTF_8);
	}

}
