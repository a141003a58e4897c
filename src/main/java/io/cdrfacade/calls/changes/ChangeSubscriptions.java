package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
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

	/** By the name of the account. */
	private final Map<String, PollLoop> loops = new ConcurrentHashMap<>();

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
		PollLoop loop = this.loops.computeIfAbsent(account.name(), (name) -> loop(account));
		if (this.stopped) {
			loop.close();
		}
		loop.join();
		return new Subscription(loop.calls(), loop.monitor(), loop::leave, this.ticker, position);
	}

	@Override
	public void pushed(Account account, RecordPush push) {
		PollLoop loop = this.loops.get(account.name());
		if (loop != null) {
			if (push.isWhole()) {
				loop.calls().push(push.cdr());
			}
			loop.hasten();
		}
	}

	private PollLoop loop(Account account) {
		Counter late = Counter.builder("cdr.changes.late")
			.tag("account", account.name())
			.description("Calls that showed up after calls with greater ids had been handed out")
			.register(this.registry);
		EndedCalls calls = new EndedCalls(new AccountRecords(this.platform, this.walks, account), this.properties,
				this.clock, this.ticker, late);
		return new PollLoop(calls, this.properties, this.registry);
	}

	/** Forgets the loops that a stop has closed. */
	@Override
	public void start() {
		this.stopped = false;
		this.loops.values().removeIf((loop) -> loop.monitor().isOver());
	}

	@Override
	public void stop() {
		this.stopped = true;
		this.loops.values().forEach(PollLoop::close);
	}

	@Override
	public boolean isRunning() {
		return !this.stopped;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
