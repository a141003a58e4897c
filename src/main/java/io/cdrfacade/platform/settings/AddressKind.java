package io.cdrfacade.platform.settings;

import java.net.Inet4Address;
import java.net.InetAddress;

import org.springframework.boot.http.client.InetAddressFilter;

/** What kind of machine an address can lead to. */
enum AddressKind {

	/** Any machine on the internet. */
	PUBLIC,

	/** This machine or network, or an address that is not used on the internet. */
	INTERNAL,

	/**
	 * Never a host of recordings: services that tell a machine its secrets, link-local
	 * and multicast addresses, and addresses that stand for others.
	 */
	FORBIDDEN;

	/** Cloud providers' metadata services are at 169.254.169.254 and at these. */
	private static final InetAddressFilter METADATA = InetAddressFilter.of("169.254.0.0/16", "100.100.100.200",
			"168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254", "fd00:42::42");

	private static final InetAddressFilter NO_SINGLE_HOST = InetAddressFilter
		.of("0.0.0.0/8", "255.255.255.255", "::", "fe80::/10")
		.or(InetAddressFilter.multicast());

	/** Translation and tunnels hide where a connection ends. */
	private static final InetAddressFilter STANDS_FOR_ANOTHER = InetAddressFilter
		.of("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
		.or(InetAddressFilter.of("::/96").andNot("::1"));

	private static final InetAddressFilter NEVER = InetAddressFilter.of(METADATA, NO_SINGLE_HOST, STANDS_FOR_ANOTHER);

	/** Of IPv6, only 2000::/3 is given out yet; 3fff::/20 is for documentation. */
	private static final InetAddressFilter EXTERNAL = InetAddressFilter.externalAddresses()
		.and(InetAddressFilter.adapt(Inet4Address.class::isInstance).or("2000::/3"))
		.andNot("3fff::/20");

	static AddressKind of(InetAddress written) {
		InetAddress address = HostNames.plain(written);
		if (NEVER.matches(address)) {
			return FORBIDDEN;
		}
		return EXTERNAL.matches(address) ? PUBLIC : INTERNAL;
	}

}
