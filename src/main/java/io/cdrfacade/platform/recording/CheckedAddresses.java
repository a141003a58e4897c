package io.cdrfacade.platform.recording;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

import io.cdrfacade.platform.settings.HostNames;
import io.cdrfacade.platform.settings.RecordingHosts;

/**
 * Resolves hosts, and returns only addresses that may be connected to. The connection is
 * made to these addresses, so that a name cannot resolve to another one in between.
 * Spring Boot's own filtered resolver knows addresses only; here the rule depends on the
 * host.
 */
final class CheckedAddresses extends AddressResolverGroup<InetSocketAddress> {

	private final RecordingHosts hosts;

	private final Lookup lookup;

	private final Predicate<SocketAddress> proxied;

	/**
	 * Creates the addresses of an account.
	 * @param hosts the hosts that it allows
	 * @param lookup finds addresses
	 * @param proxied whether the connection to a host goes through a proxy. A proxy gets
	 * addresses that were checked, as it could resolve a name to another address. Only
	 * the platform's own host, which may be anywhere, is sent to it by name
	 */
	CheckedAddresses(RecordingHosts hosts, Lookup lookup, Predicate<SocketAddress> proxied) {
		this.hosts = hosts;
		this.lookup = lookup;
		this.proxied = proxied;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return new Checked(executor);
	}

	/** Addresses that may be connected to, at least one. */
	private List<InetSocketAddress> find(InetSocketAddress wanted) throws UnknownHostException {
		String host = Objects.requireNonNullElse(HostNames.canonical(wanted.getHostString()), wanted.getHostString());
		if (this.hosts.isOwn(host) && this.proxied.test(wanted)) {
			return List.of(InetSocketAddress.createUnresolved(host, wanted.getPort()));
		}
		InetAddress literal = wanted.getAddress();
		InetAddress[] found = (literal != null) ? new InetAddress[] { literal } : this.lookup.all(host);
		List<InetSocketAddress> allowed = Arrays.stream(found)
			.filter((address) -> this.hosts.admits(host, address))
			.map((address) -> new InetSocketAddress(HostNames.plain(address), wanted.getPort()))
			.toList();
		if (allowed.isEmpty()) {
			throw new RefusedAddressException();
		}
		return allowed;
	}

	/** Finds the addresses of a host, and waits for them. */
	@FunctionalInterface
	interface Lookup {

		InetAddress[] all(String host) throws UnknownHostException;

	}

	private final class Checked extends AbstractAddressResolver<InetSocketAddress> {

		Checked(EventExecutor executor) {
			super(executor, InetSocketAddress.class);
		}

		/** No address counts as resolved, so that each one is checked. */
		@Override
		protected boolean doIsResolved(InetSocketAddress address) {
			return false;
		}

		@Override
		protected void doResolve(InetSocketAddress wanted, Promise<InetSocketAddress> promise) {
			fulfil(promise, () -> find(wanted).getFirst());
		}

		@Override
		protected void doResolveAll(InetSocketAddress wanted, Promise<List<InetSocketAddress>> promise) {
			fulfil(promise, () -> find(wanted));
		}

		private static <T> void fulfil(Promise<T> promise, Callable<T> lookup) {
			Thread.ofVirtual().start(() -> {
				try {
					promise.trySuccess(lookup.call());
				}
				catch (Exception ex) {
					promise.tryFailure(ex);
				}
			});
		}

	}

}
