package io.cdrfacade.calls.changes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Polls, and counts how that goes. */
final class CountedPoll implements Runnable {

	private final Feed feed;

	private final Counter successes;

	private final Counter failures;

	CountedPoll(Feed feed, String account, MeterRegistry registry) {
		this.feed = feed;
		this.successes = counter(account, "success", registry);
		this.failures = counter(account, "failure", registry);
	}

	private static Counter counter(String account, String outcome, MeterRegistry registry) {
		return Counter.builder("cdr.changes.polls")
			.tags("account", account, "outcome", outcome)
			.description("Looks for calls that have ended")
			.register(registry);
	}

	@Override
	public void run() {
		boolean succeeded = false;
		try {
			this.feed.poll();
			succeeded = true;
		}
		finally {
			(succeeded ? this.successes : this.failures).increment();
		}
	}

}
