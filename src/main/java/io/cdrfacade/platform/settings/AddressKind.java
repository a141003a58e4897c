package io.cdrfacade.platform.settings;

import java.net.InetAddress;
import java.util.List;

/** What may be at an address, as far as its number tells. */
enum AddressKind {

	/** Anyone's on the internet. */
	PUBLIC,

	/** Of this machine or network, or of no use on the internet. */
	INTERNAL,

	/**
	 * Never a place for recordings: services that tell a machine its secrets, whole
	 * links, groups, and addresses that stand for others.
	 */
	FORBIDDEN;

	/** Cloud providers' metadata services are at 169.254.169.254 and at these. */
	private static final List<AddressRange> NEVER = AddressRange.of("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4",
			"255.255.255.255", "100.100.100.200", "168.63.129.16", "192.0.0.192", "::", "fe80::/10", "ff00::/8",
			"fd00:ec2::254", "fd20:ce::254", "fd00:42::42");

	private static final List<AddressRange> RESERVED = AddressRange.of("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
			"172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
			"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20");

	private static final List<AddressRange> GLOBAL = AddressRange.of("0.0.0.0/0", "2000::/3");

	/** Translation and tunnels, which hide where a connection ends. */
	private static final List<AddressRange> STAND_INS = AddressRange.of("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16",
			"2001::/32");

	private static final AddressRange COMPATIBLE = new AddressRange(HostNames.required("::"), 96);

	public static AddressKind of(InetAddress written) {
		InetAddress address = HostNames.unmapped(written);
		if (AddressRange.anyContains(NEVER, address) || standsForAnother(address)) {
			return FORBIDDEN;
		}
		boolean reserved = AddressRange.anyContains(RESERVED, address) || !AddressRange.anyContains(GLOBAL, address);
		return reserved ? INTERNAL : PUBLIC;
	}

	private static boolean standsForAnother(InetAddress address) {
		return AddressRange.anyContains(STAND_INS, address)
				|| (COMPATIBLE.contains(address) && !address.isLoopbackAddress());
	}

}
