package io.cdrfacade.platform.wire;

import java.net.SocketAddress;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

/**
 * Shows an account's connections, without the addresses that Netty's own metrics have.
 */
final class PoolMeters implements ConnectionProvider.MeterRegistrar {

	private final String account;

	private final MeterRegistry registry;

	PoolMeters(String account, MeterRegistry registry) {
		this.account = account;
		this.registry = registry;
	}

	@Override
	public void registerMetrics(String pool, String id, SocketAddress address, ConnectionPoolMetrics metrics) {
		gauge("active", metrics, ConnectionPoolMetrics::acquiredSize);
		gauge("idle", metrics, ConnectionPoolMetrics::idleSize);
		gauge("pending", metrics, ConnectionPoolMetrics::pendingAcquireSize);
	}

	private void gauge(String state, ConnectionPoolMetrics metrics, ToDoubleFunction<ConnectionPoolMetrics> value) {
		Gauge.builder("cdr.platform.connections", metrics, value)
			.description("Connections to the platform, and requests that wait for one")
			.tags("account", this.account, "state", state)
			.strongReference(true)
			.register(this.registry);
	}

}
