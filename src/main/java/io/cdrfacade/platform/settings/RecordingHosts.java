package io.cdrfacade.platform.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/**
 * The hosts that an account's links to recordings may lead to. Without this list, an
 * attacker who controls a link could make the facade fetch what only the facade can
 * reach.
 *
 * @param own the host that calls go to; it may be anywhere
 * @param names names of other hosts; what they resolve to has to be public or listed
 * @param ranges addresses of other hosts
 */
public record RecordingHosts(String own, Set<String> names, List<AddressRange> ranges) {

	/** A larger range is probably a mistake. */
	private static final int SHORTEST_IPV4_PREFIX = 8;

	private static final int SHORTEST_IPV6_PREFIX = 32;

	/**
	 * Reads the list of an account.
	 * @param url where the account's calls go
	 * @param setting the list
	 * @param faults takes what is wrong with it
	 * @return the hosts, to be used only if there are no faults
	 */
	static RecordingHosts of(URI url, Setting<List<String>> setting, ConfigurationFaults faults) {
		Set<String> names = new HashSet<>();
		List<AddressRange> ranges = new ArrayList<>();
		for (int i = 0; i < setting.value().size(); i++) {
			String entry = setting.value().get(i).strip();
			String fault = entry.isEmpty() ? "" : add(entry, names, ranges);
			if (!fault.isEmpty()) {
				faults.add(setting.property(), "%s in place %d of its list".formatted(fault, i + 1));
			}
		}
		String host = Objects.requireNonNullElse(url.getHost(), "");
		String own = Objects.requireNonNullElse(HostNames.canonical(host), host.toLowerCase(Locale.ROOT));
		return new RecordingHosts(own, Set.copyOf(names), List.copyOf(ranges));
	}

	/**
	 * Does not repeat the entry, which could be a misplaced secret. A name that a URI
	 * cannot have as its host, such as one with an underscore, would never match.
	 */
	private static String add(String entry, Set<String> names, List<AddressRange> ranges) {
		AddressRange range = AddressRange.parse(entry);
		if (range != null) {
			ranges.add(range);
			return fault(range);
		}
		String name = HostNames.canonical(entry);
		if (name == null || URI.create("http://" + name + "/").getHost() == null) {
			return "has no host name, address or range, such as files.example.com, 10.20.30.40 or 10.20.0.0/16,";
		}
		names.add(name);
		return "";
	}

	private static String fault(AddressRange range) {
		boolean ipv4 = range.base().getAddress().length == 4;
		int shortest = ipv4 ? SHORTEST_IPV4_PREFIX : SHORTEST_IPV6_PREFIX;
		if (range.prefix() < shortest) {
			return "has a range wider than /%d".formatted(shortest);
		}
		return (AddressKind.of(range.base()) == AddressKind.FORBIDDEN)
				? "has an unspecified, link-local, multicast or metadata address" : "";
	}

	/**
	 * Decides from the text of a link whether it may be followed.
	 * @param link the link
	 * @return whether its host is allowed, before its name is resolved
	 */
	public boolean admits(URI link) {
		String host = host(link);
		return host != null && admits(host);
	}

	/**
	 * Tells whether a link leads to the platform itself.
	 * @param link the link
	 * @return whether its host is the one that calls go to
	 */
	public boolean isOwn(URI link) {
		return this.own.equals(host(link));
	}

	private static @Nullable String host(URI link) {
		return (link.getHost() != null) ? HostNames.canonical(link.getHost()) : null;
	}

	/**
	 * Tells whether a host is the platform itself.
	 * @param host the host in its canonical form
	 * @return whether it is the one that calls go to
	 */
	public boolean isOwn(String host) {
		return this.own.equals(host);
	}

	/**
	 * Decides from the text of a link whether it may lead to a host.
	 * @param host the host in its canonical form
	 * @return whether its addresses may be looked up
	 */
	boolean admits(String host) {
		InetAddress address = HostNames.address(host);
		return isOwn(host) || ((address != null) ? lists(address) : this.names.contains(host));
	}

	/**
	 * Decides whether to connect to an address.
	 * @param host the host in its canonical form
	 * @param address what it resolves to
	 * @return whether that may be connected to
	 */
	public boolean admits(String host, InetAddress address) {
		return isOwn(host) || lists(address)
				|| (this.names.contains(host) && AddressKind.of(address) == AddressKind.PUBLIC);
	}

	private boolean lists(InetAddress written) {
		InetAddress address = HostNames.plain(written);
		return AddressKind.of(address) != AddressKind.FORBIDDEN
				&& this.ranges.stream().anyMatch((range) -> range.contains(address));
	}

}
