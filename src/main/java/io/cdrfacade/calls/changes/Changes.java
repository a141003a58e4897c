package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.bills.RecordPush;

/**
 * What ends on all accounts, for all who follow. On a shutdown, they are told so before
 * the server begins to wait for them.
 */
@Component
final class Changes implements SmartLifecycle {

	/** After the readiness has gone down, and before the server's graceful shutdown. */
	private static final int PHASE = DEFAULT_PHASE - 512;

	private final Platform platform;

	private final CallWalks walks;

	private final ChangesProperties properties;

	private final Clock clock;

	private final MeterRegistry registry;

	private final Map<String, AccountChanges> accounts = new ConcurrentHashMap<>();

	/** Before the start it is at work, too: the server takes requests already. */
	private volatile boolean stopped;

	Changes(Platform platform, CallWalks walks, ChangesProperties properties, Clock clock, MeterRegistry registry) {
		this.platform = platform;
		this.walks = walks;
		this.properties = properties;
		this.clock = clock;
		this.registry = registry;
	}

	/**
	 * Begins to follow an account.
	 * @param account the account
	 * @param position where to begin; {@code null} for now
	 * @return the follower, to be closed
	 */
	Follower follow(Account account, @Nullable Position position) {
		AccountChanges changes = this.accounts.computeIfAbsent(account.name(), (name) -> of(account));
		if (this.stopped) {
			changes.poller().close();
		}
		Poller poller = changes.poller();
		return new Follower(changes.feed(), poller.polls(), poller.listen(), position);
	}

	/** Takes in what the platform has sent for whoever follows the account. */
	void take(Account account, RecordPush push) {
		AccountChanges changes = this.accounts.get(account.name());
		if (changes != null) {
			if (push.isWhole()) {
				changes.feed().push(push.cdr());
			}
			changes.poller().ring();
		}
	}

	private AccountChanges of(Account account) {
		Feed feed = new Feed(new Records(this.platform, this.walks, account), this.properties, this.clock);
		FunctionCounter.builder("cdr.changes.late", feed, Feed::late)
			.tag("account", account.name())
			.description("Calls that showed up after calls with greater ids had been handed out")
			.register(this.registry);
		return new AccountChanges(feed, poller(account.name(), feed));
	}

	private Poller poller(String account, Feed feed) {
		return new Poller(feed, new CountedPoll(feed, account, this.registry), this.properties);
	}

	/** Pollers that a stop has closed stay so, and make room for others. */
	@Override
	public void start() {
		this.stopped = false;
		this.accounts.replaceAll((name, account) -> account.poller().polls().isOver()
				? new AccountChanges(account.feed(), poller(name, account.feed())) : account);
	}

	@Override
	public void stop() {
		this.stopped = true;
		this.accounts.values().forEach((account) -> account.poller().close());
	}

	@Override
	public boolean isRunning() {
		return !this.stopped;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * What ends on one account.
	 *
	 * @param feed the calls
	 * @param poller keeps them coming
	 */
	private record AccountChanges(Feed feed, Poller poller) {
	}

}
