package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.PlatformSettings;
import io.cdrfacade.platform.settings.Secret;
import io.cdrfacade.platform.wire.Token;

/** Where the tokens of all accounts come from: logins, of all replicas if they share. */
final class TokenSources {

	private static final Duration PAUSE = Duration.ofMillis(50);

	private final Map<String, TokenSource> sources = new HashMap<>();

	/**
	 * Creates the sources.
	 * @param settings accounts and the life of tokens
	 * @param ticker the time that tokens are kept by
	 * @param clock the time that replicas agree on
	 * @param store what replicas share, if there are several
	 * @param login logs an account in
	 */
	TokenSources(PlatformSettings settings, Ticker ticker, Clock clock, @Nullable ReplicaStore store,
			Function<String, Mono<Secret>> login) {
		settings.accounts().forEach((name, account) -> {
			TokenSource own = (_) -> login.apply(name).map((secret) -> new Token(secret.value(), ticker.read(), false));
			this.sources.put(name,
					(store != null) ? new SharedLogins(
							new TokenSlot(store, account, settings.tokens().lifetime(), ticker, clock), own,
							timing(account)) : own);
		});
	}

	private static SharedLogins.Timing timing(AccountSettings account) {
		return new SharedLogins.Timing(PAUSE, account.limits().requestTimeout(), Schedulers.boundedElastic());
	}

	public TokenSource of(String account) {
		return Objects.requireNonNull(this.sources.get(account), "No such account");
	}

}
