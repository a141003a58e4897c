package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.cdrfacade.calls.changes.callback.PushListener;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.RecordPush;

/**
 * Opens subscriptions to the calls of each account. On a shutdown it ends them before the
 * server begins to wait for them.
 */
@Component
final class ChangeSubscriptions implements SmartLifecycle, PushListener {

	/** After the readiness has gone down, and before the server's graceful shutdown. */
	private static final int PHASE = DEFAULT_PHASE - 512;

	private final Platform platform;

	private final CallWalks walks;

	private final ChangesProperties properties;

	private final Clock clock;

	private final Ticker ticker;

	private final MeterRegistry registry;

	private final Map<String, PolledAccount> accounts = new ConcurrentHashMap<>();

	/** False before the start, as the server already takes requests by then. */
	private volatile boolean stopped;

	ChangeSubscriptions(Platform platform, CallWalks walks, ChangesProperties properties, Clock clock, Ticker ticker,
			MeterRegistry registry) {
		this.platform = platform;
		this.walks = walks;
		this.properties = properties;
		this.clock = clock;
		this.ticker = ticker;
		this.registry = registry;
	}

	/**
	 * Opens a subscription.
	 * @param account the account
	 * @param position where to begin; {@code null} for now
	 * @return the subscription, to be closed
	 */
	Subscription open(Account account, @Nullable Position position) {
		PolledAccount polled = this.accounts.computeIfAbsent(account.name(), (name) -> of(account));
		PollLoop loop = polled.loop();
		if (this.stopped) {
			loop.close();
		}
		loop.join();
		return new Subscription(polled.calls(), loop.monitor(), loop::leave, this.ticker, position);
	}

	@Override
	public void pushed(Account account, RecordPush push) {
		PolledAccount polled = this.accounts.get(account.name());
		if (polled != null) {
			if (push.isWhole()) {
				polled.calls().push(push.cdr());
			}
			polled.loop().hasten();
		}
	}

	private PolledAccount of(Account account) {
		EndedCalls calls = new EndedCalls(new AccountRecords(this.platform, this.walks, account), this.properties,
				this.clock, this.ticker);
		FunctionCounter.builder("cdr.changes.late", calls, EndedCalls::late)
			.tag("account", account.name())
			.description("Calls that showed up after calls with greater ids had been handed out")
			.register(this.registry);
		return new PolledAccount(calls, loop(calls));
	}

	private PollLoop loop(EndedCalls calls) {
		return new PollLoop(calls, this.properties, this.registry);
	}

	/** Replaces loops that a stop has closed. */
	@Override
	public void start() {
		this.stopped = false;
		this.accounts.replaceAll((name, account) -> account.loop().monitor().isOver()
				? new PolledAccount(account.calls(), loop(account.calls())) : account);
	}

	@Override
	public void stop() {
		this.stopped = true;
		this.accounts.values().forEach((account) -> account.loop().close());
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
	 * The calls of one account.
	 *
	 * @param calls the calls
	 * @param loop the loop that polls for them
	 */
	private record PolledAccount(EndedCalls calls, PollLoop loop) {
	}

}
