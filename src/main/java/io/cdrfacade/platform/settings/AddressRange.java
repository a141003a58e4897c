package io.cdrfacade.platform.settings;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses: those that begin as its base does.
 *
 * @param base the address that they begin like
 * @param prefix how many bits of it count
 */
record AddressRange(InetAddress base, int prefix) {

	private static final Pattern NOTATION = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

	/** Any of several ranges, written as they are in configurations. */
	public static List<AddressRange> of(String... notations) {
		return Arrays.stream(notations).map((notation) -> {
			AddressRange range = parse(notation);
			if (range == null) {
				throw new IllegalArgumentException(notation);
			}
			return range;
		}).toList();
	}

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
		return (prefix <= bits) ? new AddressRange(base, prefix) : null;
	}

	boolean contains(InetAddress address) {
		byte[] ours = this.base.getAddress();
		byte[] theirs = address.getAddress();
		if (ours.length != theirs.length) {
			return false;
		}
		for (int bit = 0; bit < this.prefix; bit++) {
			int mask = 0x80 >> (bit % Byte.SIZE);
			if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
				return false;
			}
		}
		return true;
	}

	static boolean anyContains(List<AddressRange> ranges, InetAddress address) {
		return ranges.stream().anyMatch((range) -> range.contains(address));
	}

}
