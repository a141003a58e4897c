package io.cdrfacade.platform.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressKindTests {

	@ParameterizedTest
	@ValueSource(strings = { "8.8.8.8", "1.1.1.1", "47.96.0.1", "172.15.255.255", "172.32.0.0", "192.167.1.1",
			"223.255.255.255", "2400:3200::1", "2606:4700:4700::1111" })
	void knowsPublicAddresses(String address) {
		assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(AddressKind.PUBLIC);
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.255.255.254", "172.16.0.1",
			"172.31.255.255", "192.168.1.1", "198.18.0.1", "192.0.2.1", "203.0.113.1", "240.0.0.1", "192.88.99.1",
			"::1", "fc00::1", "fd12:3456::1", "fec0::1", "100::1", "2001:db8::1", "5f00::1" })
	void knowsInternalAddresses(String address) {
		assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(AddressKind.INTERNAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "169.254.169.254", "169.254.170.2", "100.100.100.200",
			"168.63.129.16", "192.0.0.192", "224.0.0.1", "239.255.255.255", "255.255.255.255", "::", "fe80::1",
			"ff02::1", "fd00:ec2::254", "fd20:ce::254", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b::a9fe:a9fe",
			"64:ff9b:1::1", "2002:7f00:1::", "2002:808:808::1", "2001:0:1::1", "::7f00:1", "::8.8.8.8" })
	void knowsAddressesThatAreNeverForRecordings(String address) {
		assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(AddressKind.FORBIDDEN);
	}

	@Test
	void looksThroughMappedAddresses() throws UnknownHostException {
		byte[] mapped = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1 };
		assertThat(AddressKind.of(Inet6Address.getByAddress(null, mapped, 0))).isEqualTo(AddressKind.INTERNAL);
	}

}
