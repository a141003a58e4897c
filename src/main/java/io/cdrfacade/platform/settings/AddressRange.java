package io.cdrfacade.platform.settings;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * A range of IP addresses in CIDR notation. It is parsed here, and not by
 * {@link InetAddressFilter}, because that also looks up names and takes odd spellings.
 *
 * @param base an address with the first bits of all of them
 * @param prefix how many bits of it count
 * @param addresses the addresses in the range
 */
record AddressRange(InetAddress base, int prefix, InetAddressFilter addresses) {

	private static final Pattern NOTATION = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

	/**
	 * Reads an address or a range in CIDR notation.
	 * @param text the text
	 * @return the range, or {@code null} if the text is none
	 */
	static @Nullable AddressRange parse(String text) {
		Matcher parts = NOTATION.matcher(text);
		InetAddress base = parts.matches() ? HostNames.address(parts.group(1)) : null;
		if (base == null) {
			return null;
		}
		int bits = base.getAddress().length * Byte.SIZE;
		int prefix = (parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : bits;
		return (prefix <= bits) ? of(base, prefix) : null;
	}

	private static AddressRange of(InetAddress base, int prefix) {
		return new AddressRange(base, prefix, InetAddressFilter.of(base.getHostAddress() + "/" + prefix));
	}

	boolean contains(InetAddress address) {
		return this.addresses.matches(address);
	}

}
