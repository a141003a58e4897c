package io.cdrfacade.platform.recording;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

import io.cdrfacade.platform.settings.HostNames;
import io.cdrfacade.platform.settings.RecordingHosts;

/**
 * Finds the addresses of hosts, and lets only those through that may be connected to.
 * They are what is connected to next, so that a name cannot lead elsewhere in between.
 */
final class CheckedAddresses extends AddressResolverGroup<InetSocketAddress> {

	private final RecordingHosts hosts;

	private final Lookup lookup;

	CheckedAddresses(RecordingHosts hosts, Lookup lookup) {
		this.hosts = hosts;
		this.lookup = lookup;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return new Checked(executor);
	}

	/** Addresses that may be connected to, at least one. */
	private List<InetSocketAddress> find(InetSocketAddress wanted) throws UnknownHostException {
		String host = Objects.requireNonNullElse(HostNames.canonical(wanted.getHostString()), wanted.getHostString());
		InetAddress literal = wanted.getAddress();
		InetAddress[] found = (literal != null) ? new InetAddress[] { literal } : this.lookup.all(host);
		List<InetSocketAddress> allowed = Arrays.stream(found)
			.filter((address) -> this.hosts.admits(host, address))
			.map((address) -> new InetSocketAddress(address, wanted.getPort()))
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

		/** Nothing is, so that nothing gets past. */
		@Override
		protected boolean doIsResolved(InetSocketAddress address) {
			return false;
		}

		@Override
		protected void doResolve(InetSocketAddress wanted, Promise<InetSocketAddress> promise) {
			Thread.ofVirtual().start(() -> {
				try {
					promise.trySuccess(find(wanted).getFirst());
				}
				catch (UnknownHostException | RuntimeException ex) {
					promise.tryFailure(ex);
				}
			});
		}

		@Override
		protected void doResolveAll(InetSocketAddress wanted, Promise<List<InetSocketAddress>> promise) {
			Thread.ofVirtual().start(() -> {
				try {
					promise.trySuccess(find(wanted));
				}
				catch (UnknownHostException | RuntimeException ex) {
					promise.tryFailure(ex);
				}
			});
		}

	}

}
