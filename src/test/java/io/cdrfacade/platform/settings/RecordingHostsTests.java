package io.cdrfacade.platform.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordingHostsTests {

	private static final URI OWN = URI.create("http://Platform.example:8080/api");

	private final RecordingHosts hosts = RecordingHostsFixture.of(OWN,
			List.of("files.example", " Audio.Example. ", "", "10.20.0.0/16", "198.51.100.7", "2001:db8:5::/48"));

	@ParameterizedTest
	@CsvSource({ "platform.example,true", "files.example,true", "audio.example,true", "10.20.30.40,true",
			"198.51.100.7,true", "2001:db8:5:0:0:0:0:1,true", "sub.files.example,false", "example,false",
			"10.21.0.1,false", "198.51.100.8,false", "8.8.8.8,false", "2001:db8:6:0:0:0:0:1,false", "127.0.0.1,false",
			"localhost,false" })
	void admitsListedHosts(String host, boolean admitted) {
		assertThat(this.hosts.admits(host)).isEqualTo(admitted);
	}

	@ParameterizedTest
	@CsvSource({ "platform.example,127.0.0.1,true", "platform.example,169.254.169.254,true",
			"files.example,8.8.8.8,true", "files.example,10.20.1.1,true", "files.example,10.21.1.1,false",
			"files.example,127.0.0.1,false", "files.example,169.254.169.254,false", "files.example,::1,false",
			"10.20.1.1,10.20.1.1,true", "8.8.8.8,8.8.8.8,false" })
	void admitsAddressesOfAListedName(String host, String address, boolean admitted) {
		assertThat(this.hosts.admits(host, InetAddress.ofLiteral(address))).isEqualTo(admitted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "xn--fiq228c.example", "文件.example", "files.example.", "FILES.Example", "a--b.example",
			"3com.example", "intranet", "[2001:db8::1]", "2001:db8::1", "198.51.100.7", "2001:db8:5::/48" })
	void takesNamesAndAddressesThatLinksCanHave(String entry) {
		RecordingHosts taken = RecordingHostsFixture.of(OWN, List.of(entry));
		assertThat(taken.names().size() + taken.ranges().size()).isOne();
	}

	@Test
	void neverAdmitsMetadataInARange() {
		RecordingHosts wide = RecordingHostsFixture.of(OWN, List.of("100.64.0.0/10", "fd00::/32", "fd00:ec2::/32"));
		assertThat(wide.admits("100.64.1.1")).isTrue();
		assertThat(wide.admits("100.100.100.200")).isFalse();
		assertThat(wide.admits("fd00:0:0:0:0:0:0:1")).isTrue();
		assertThat(wide.admits("fd00:ec2:0:0:0:0:0:254")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://files.example", "files.example:8080", "*.example", "a b", "10.0.0.0/7", "::/0",
			"0.0.0.0/0", "10.0.0.0/33", "10.0.0.0/x", "127.1", "2130706433", "169.254.169.254", "169.254.0.0/16",
			"224.0.0.1", "0.0.0.0", "fe80::1", "100.100.100.200", "::ffff:10.0.0.1", "a_b.example", "_a.example",
			"files.3com" })
	void refusesInvalidEntries(String entry) {
		assertThatExceptionOfType(InvalidPlatformException.class)
			.isThrownBy(() -> RecordingHostsFixture.of(OWN, List.of("files.example", entry)))
			.withMessageContaining("cdr.platform.recording-hosts has")
			.withMessageEndingWith("in place 2 of its list")
			.withMessageNotContaining("169.254");
	}

}
