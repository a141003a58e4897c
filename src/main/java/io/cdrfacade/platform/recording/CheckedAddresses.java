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
 * Finds the addresses of hosts, and passes only those that may be connected to. They are
 * what is connected to next, so that a name cannot lead elsewhere in between. Spring
 * Boot's own filtered resolver knows addresses only; here the rule depends on the host.
 */
final class CheckedAddresses extends AddressResolverGroup<InetSocketAddress> {

	private final RecordingHosts hosts;

	private final Lookup lookup;

	private final Predicate<SocketAddress> proxied;

	/**
	 * Creates the addresses of an account.
	 * @param hosts the hosts that it allows
	 * @param lookup finds addresses
	 * @param proxied whether the connection to a host goes through a proxy. That is given
	 * checked addresses and no names, which it could find elsewhere; only the name of the
	 * platform's own host, which may be anywhere, is left to it
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

	/** Finds the addresses of a host; waits for as long as that takes. */
	@FunctionalInterface
	interface Lookup {

		InetAddress[] all(String host) throws UnknownHostException;

	}

	private final class Checked extends AbstractAddressResolver<InetSocketAddress> {

		Checked(EventExecutor executor) {
			super(executor, InetSocketAddress.class);
		}

		/** Says that no address is resolved, so that each one is checked. */
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
