package io.cdrfacade.platform.settings;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads hosts in the forms that all software reads alike: names, IPv4 addresses of four
 * decimal numbers, and IPv6 addresses. Libraries also take what only some resolvers
 * understand, such as {@code 0x7f.1}, so this is our own.
 */
public final class HostNames {

	private static final String NUMBER = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

	private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");

	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

	private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";

	/** Many parsers take a name that ends in a number for an address. */
	private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*(?!(?:[0-9]+|0x[0-9a-f]*)$)" + LABEL);

	private static final int LONGEST_NAME = 253;

	private HostNames() {
	}

	/**
	 * Writes a host in the one form that it can be compared in.
	 * @param host a name or an address, an IPv6 address with or without brackets
	 * @return the host, or {@code null} if it is none
	 */
	public static @Nullable String canonical(String host) {
		InetAddress address = address(host);
		if (address != null) {
			return address.getHostAddress();
		}
		String name = ascii(host);
		return (name != null && name.length() <= LONGEST_NAME && NAME.matcher(name).matches()) ? name : null;
	}

	private static @Nullable String ascii(String host) {
		try {
			String name = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
			return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

	/** Reads an address; {@code null} if it is none, or oddly written. */
	static @Nullable InetAddress address(String host) {
		if (IPV4.matcher(host).matches()) {
			return InetAddress.ofLiteral(host);
		}
		boolean brackets = host.startsWith("[") && host.endsWith("]");
		String bare = brackets ? host.substring(1, host.length() - 1) : host;
		return (bare.contains(":") && IPV6.matcher(bare).matches()) ? ipv6(bare) : null;
	}

	/** An IPv4-mapped IPv6 address is refused. */
	private static @Nullable InetAddress ipv6(String text) {
		try {
			return (InetAddress.ofLiteral(text) instanceof Inet6Address address) ? address : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Writes an address in the one form that it can be compared in.
	 * @param address an address
	 * @return the address that it leads to: the IPv4 address if it is an IPv4-mapped IPv6
	 * address, and without the name that it was found by
	 */
	public static InetAddress plain(InetAddress address) {
		try {
			return InetAddress.getByAddress(address.getAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("An address has the bytes of one", ex);
		}
	}

}
