package io.cdrfacade.platform.settings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostNamesTests {

	@ParameterizedTest
	@CsvSource({ "files.example.com,files.example.com", "FILES.Example.com,files.example.com",
			"files.example.com.,files.example.com", "localhost,localhost", "a_b.example,a_b.example",
			"录音.例子,xn--w2t537j.xn--fsqu00a", "203.0.113.7,203.0.113.7", "[2001:DB8::1],2001:db8:0:0:0:0:0:1",
			"2001:db8:0:0::1,2001:db8:0:0:0:0:0:1", "1and1.example,1and1.example", "0x7f.example,0x7f.example" })
	void writesHostsInOneForm(String host, String canonical) {
		assertThat(HostNames.canonical(host)).isEqualTo(canonical);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "2130706433", "0x7f000001", "0x7f.1", "127.1", "127.0.1", "0177.0.0.1",
			"127.0.0.01", "127.0.0.256", "127.0.0.1.", "1.2.3.4.5", "example.1", "example.0x1", "a..b", "-a.example",
			"a b", "a%2eb", "a/b", "a@b", "a:b", "[::1", "::1]", "[::ffff:127.0.0.1]", "::ffff:7f00:1",
			"[fe80::1%eth0]", "[fe80::1%25eth0]", "[1.2.3.4]", "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "[v1.a]",
			"[:::]" })
	void refusesOtherTexts(String host) {
		assertThat(HostNames.canonical(host)).isNull();
	}

}
