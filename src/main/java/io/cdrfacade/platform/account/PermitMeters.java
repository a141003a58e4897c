package io.cdrfacade.platform.account;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Shows how many permits of an account are free, and how long calls wait for them. */
final class PermitMeters {

	private final String account;

	private final MeterRegistry registry;

	private final Timer waits;

	PermitMeters(PermitQueue permits, String account, MeterRegistry registry) {
		this.account = account;
		this.registry = registry;
		this.waits = Timer.builder("cdr.platform.permits.wait")
			.description("Time that calls waited for their permits")
			.tag("account", account)
			.register(registry);
		show("cdr.platform.permits", "Calls to the platform that may be under way at once", permits::permits);
		show("cdr.platform.permits.free", "Calls to the platform that could begin at once", permits::free);
		show("cdr.platform.permits.waiting", "Calls that wait for a permit", permits::waiting);
	}

	private void show(String name, String description, Supplier<Number> value) {
		Gauge.builder(name, value).description(description).tag("account", this.account).register(this.registry);
	}

	/** Notes how long a call waited that has its permit now. */
	void admitted(Timer.Sample wait) {
		wait.stop(this.waits);
	}

}
