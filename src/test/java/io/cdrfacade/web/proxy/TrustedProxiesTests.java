package io.cdrfacade.web.proxy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrustedProxiesTests {

	private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8", "192.0.2.7"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			10.0.0.1   | 203.0.113.9                           | 203.0.113.9
			10.0.0.1   | 203.0.113.9:4711                      | 203.0.113.9
			10.0.0.1   | 1.2.3.4 203.0.113.9                   | 203.0.113.9
			10.0.0.1   | 1.2.3.4 203.0.113.9 10.0.0.2          | 203.0.113.9
			10.0.0.1   | 203.0.113.9 192.0.2.7 10.0.0.2        | 203.0.113.9
			10.0.0.1   | 10.0.0.3 10.0.0.2                     | 10.0.0.3
			10.0.0.1   | [2001:db8::1]:4711                    | 2001:db8:0:0:0:0:0:1
			fd00::1    | 2001:db8::1                           | 2001:db8:0:0:0:0:0:1
			10.0.0.1   | 1.2.3.4 unknown                       | 10.0.0.1
			10.0.0.1   | 1.2.3.4 _hidden 10.0.0.2              | 10.0.0.2
			10.0.0.1   | localhost                             | 10.0.0.1
			::ffff:10.0.0.1 | ::ffff:203.0.113.9               | 203.0.113.9
			10.0.0.1   | [::ffff:cb00:7109]:4711               | 203.0.113.9
			10.0.0.1   | 2001:DB8:0::1                         | 2001:db8:0:0:0:0:0:1
			203.0.113.9 | 1.2.3.4                              | 203.0.113.9
			""")
	void findsTheCaller(String peer, String clients, String caller) {
		assertThat(this.proxies.caller(peer, List.of(clients.split(" ", -1)))).isEqualTo(caller);
	}

	@Test
	void findsTheCallerWithoutAList() {
		assertThat(this.proxies.caller("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
	}

	@Test
	void trustsNoProxyIfNoneIsNamed() {
		assertThat(TrustedProxies.of(List.of()).contain("127.0.0.1")).isFalse();
		assertThat(this.proxies.contain(null)).isFalse();
		assertThat(this.proxies.contain("192.0.2.8")).isFalse();
		assertThat(this.proxies.contain("192.0.2.7")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "proxy.example.com", "10.0.0.0/33", "10.*", "fd00::/129" })
	void refusesInvalidNetworks(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.of(List.of(text)))
			.withMessageContaining("'" + text + "' in cdr.web.trusted-proxies is no address or network");
	}

}
