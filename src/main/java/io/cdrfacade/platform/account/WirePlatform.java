package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.account.AccountAccess.Time;
import io.cdrfacade.platform.bills.BillsForm;
import io.cdrfacade.platform.bills.LocalRange;
import io.cdrfacade.platform.bills.UnreadableValues;
import io.cdrfacade.platform.bills.plain.PlainPageReader;
import io.cdrfacade.platform.settings.PlatformSettings;
import io.cdrfacade.platform.wire.Operation;
import io.cdrfacade.platform.wire.WireClient;

/** The platform over its wire. Faults of one account do not affect others. */
public final class WirePlatform implements Platform, AutoCloseable {

	private final Map<String, AccountAccess> accounts = new LinkedHashMap<>();

	private final UnreadableValues unreadable;

	/**
	 * Creates a platform that has not been asked anything yet.
	 * @param settings accounts and how to treat them
	 * @param builder makes what sends requests
	 * @param ticker measures all intervals
	 * @param clock the time of day that is shown
	 * @param registry takes the metrics
	 * @param store what replicas share, if there are several
	 */
	public WirePlatform(PlatformSettings settings, WebClient.Builder builder, Ticker ticker, Clock clock,
			MeterRegistry registry, @Nullable ReplicaStore store) {
		this.unreadable = new UnreadableValues(registry);
		Time time = new Time(ticker, clock);
		Duration lifetime = settings.tokens().lifetime();
		settings.accounts()
			.forEach((name, account) -> this.accounts.put(name,
					new AccountAccess(account, settings.tokens(), new WireClient(account, builder, registry), time,
							registry, (store != null) ? new TokenSlot(store, account, lifetime, ticker) : null)));
	}

	@Override
	public CdrPage cdrs(Account account, CdrQuery query) {
		LocalRange range = LocalRange.of(query.from(), query.to(), account.zone());
		if (range.isEmpty()) {
			return new CdrPage(List.of(), 0);
		}
		Operation operation = (query.sync() == SyncState.UNREAD) ? Operation.UNREAD_BILLS : Operation.BILLS;
		return access(account.name()).call(operation, (token) -> BillsForm.of(query, range, token),
				() -> new PlainPageReader(account.zone(), this.unreadable.of(account.name())));
	}

	/** The access to an account. */
	public AccountAccess access(String account) {
		return Objects.requireNonNull(this.accounts.get(account), "No such account");
	}

	/** The access to each account, by name. */
	public Map<String, AccountAccess> accounts() {
		return Collections.unmodifiableMap(this.accounts);
	}

	@Override
	public void close() {
		this.accounts.values().forEach(AccountAccess::close);
	}

}
