package io.cdrfacade.platform.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.StubProxy;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.NetworkSettings;
import io.cdrfacade.platform.settings.NetworkSettings.Login;
import io.cdrfacade.platform.settings.NetworkSettings.Proxy;
import io.cdrfacade.platform.settings.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/** Which hosts recordings are fetched from, over real connections and proxies. */
class WireRecordingHostsTests extends WireRecordingsTest {

	private static final String NOT_ALLOWED = "The platform gave a link to the recording on a host that the account does not allow";

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:%d/", "http://127.0.0.2:%d/", "http://127.1:%d/",
			"http://2130706433:%d/", "http://0x7f.1:%d/", "http://0177.0.0.1:%d/", "http://[::1]:%d/",
			"http://[::ffff:127.0.0.1]:%d/", "http://[::ffff:7f00:1]:%d/", "http://[::127.0.0.1]:%d/",
			"http://[64:ff9b::7f00:1]:%d/", "http://[2002:7f00:1::]:%d/", "http://0.0.0.0:%d/", "http://0:%d/",
			"http://①②⑦.⓪.⓪.①:%d/", "http://127.0.0.1%%2e:%d/", "http://user@127.0.0.1:%d/",
			"http://platform:pw@127.0.0.1:%d/", "http://127.0.0.1\\\\@evil.example:%d/", "//127.0.0.1:%d/",
			"gopher://127.0.0.1:%d/", "ftp://127.0.0.1:%d/", "file:///etc/passwd?%d", "jar:http://127.0.0.1:%d/!/",
			"http://169.254.169.254/latest/meta-data/?%d", "http://100.100.100.200/?%d", "http://10.0.0.1:%d/",
			"http://192.168.0.1:%d/", "http://[fe80::1]:%d/", "http://[fd00:ec2::254]:%d/", "http://224.0.0.1:%d/",
			"http://8.8.8.8:%d/", "http://example.com:%d/", "http://metadata.google.internal:%d/" })
	void refusesOtherHosts(String url) {
		link(url.formatted(this.port), "null");
		use((recordings) -> assertThat(PlatformClients.fault(() -> recordings.link(ACCOUNT, "1.wav")))
			.isInstanceOf(Malformed.class)
			.hasMessage(NOT_ALLOWED));
		assertNobodyCame();
	}

	@Test
	void refusesThemAgainBeforeItConnects() {
		use((recordings) -> assertThat(fault(recordings, "http://localhost:%d/".formatted(this.port)))
			.hasMessage(NOT_ALLOWED));
		assertNobodyCame();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "100.100.100.200", "0.0.0.0",
			"::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "fe80::1", "fd00::1" })
	void doesNotFollowANameToWhereItMustNot(String address) {
		this.bench.recordingHosts("files.example");
		this.lookup = (name) -> new InetAddress[] { InetAddress.ofLiteral(address) };
		use((recordings) -> assertThat(fault(recordings, "http://files.example:%d/".formatted(this.port)))
			.isInstanceOf(Malformed.class)
			.hasMessage(NOT_ALLOWED));
		assertNobodyCame();
	}

	@Test
	void followsANameToAnAddressThatIsListedAsWell() {
		this.bench.recordingHosts("files.example", "127.0.0.1");
		this.lookup = (
				name) -> new InetAddress[] { InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("127.0.0.1") };
		file("RIFF");
		use((recordings) -> assertThat(read(recordings, "http://files.example:%d/a".formatted(this.port)))
			.isEqualTo("RIFF"));
		assertThat(this.host.bills()).singleElement()
			.satisfies((request) -> assertThat(request.headers()).containsEntry("host", "files.example:" + this.port));
	}

	@Test
	void tellsAProxyTheCheckedAddressAndNoName() {
		this.bench.recordingHosts("files.example");
		this.lookup = (name) -> new InetAddress[] {
				InetAddress.getByAddress(name, new byte[] { 93, (byte) 184, (byte) 216, 34 }) };
		file("RIFF");
		useProxy((recordings, proxy) -> {
			assertThat(read(recordings, "http://files.example/a")).isEqualTo("RIFF");
			assertThat(proxy.requests()).containsExactly("CONNECT 93.184.216.34:80 HTTP/1.1");
		});
	}

	@Test
	void doesNotFollowANameThroughAProxyToWhereItMustNot() {
		this.bench.recordingHosts("files.example");
		this.lookup = (name) -> new InetAddress[] { InetAddress.ofLiteral("10.1.2.3") };
		useProxy((recordings, proxy) -> {
			assertThat(fault(recordings, "http://files.example/a")).isInstanceOf(Malformed.class)
				.hasMessage(NOT_ALLOWED);
			assertThat(proxy.requests()).isEmpty();
		});
	}

	@Test
	void followsNoRedirect() {
		try (StubPlatform elsewhere = new StubPlatform()) {
			answer("HTTP/1.1 302 X\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(elsewhere.url()));
			use((recordings) -> assertThat(fault(recordings, this.host.url().toString())).isInstanceOf(Failed.class)
				.hasMessageContaining("not followed"));
			assertThat(elsewhere.bills()).isEmpty();
		}
	}

	/** Only the proxy knows the platform's address, and is left to find it. */
	@Test
	void reachesThePlatformsOwnHostThroughTheProxyOfTheJvm() {
		file("RIFF");
		try (StubProxy proxy = new StubProxy(this.host.url(), "facade", "pass")) {
			Map<String, String> jvm = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort",
					Integer.toString(proxy.port()), "http.proxyUser", "facade", "http.proxyPassword", "pass");
			jvm.forEach(System::setProperty);
			try (WirePlatform platform = this.bench.platform(URI.create("http://platform.invalid:8080/"));
					WireRecordings recordings = new WireRecordings(platform, this.bench.settings(), this.lookup)) {
				assertThat(read(recordings, "http://platform.invalid/a")).isEqualTo("RIFF");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				jvm.keySet().forEach(System::clearProperty);
			}
			assertThat(proxy.requests()).containsExactly("CONNECT platform.invalid:80 HTTP/1.1");
		}
	}

	@Test
	void goesPastTheProxyOfTheJvmToHostsThatItIsNotFor() throws IOException {
		file("RIFF");
		Map<String, String> jvm = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1", "http.nonProxyHosts",
				"localhost");
		jvm.forEach(System::setProperty);
		try (WirePlatform platform = this.bench.platform(URI.create("http://localhost:8080/"));
				WireRecordings recordings = new WireRecordings(platform, this.bench.settings(), this.lookup)) {
			assertThat(read(recordings, "http://localhost:" + this.port + "/a")).isEqualTo("RIFF");
		}
		finally {
			jvm.keySet().forEach(System::clearProperty);
		}
	}

	private void assertNobodyCame() {
		assertThat(this.host.bills()).isEmpty();
		assertThat(this.host.connections()).isZero();
	}

	private void useProxy(ProxiedUse use) {
		try (StubProxy proxy = new StubProxy(this.host.url(), "facade", "pass")) {
			this.bench.network(new NetworkSettings(
					new Proxy("127.0.0.1", proxy.port(), new Login("facade", new Secret("pass"))), null));
			use((recordings) -> use.with(recordings, proxy));
		}
	}

	/** What a test does with recordings behind a proxy. */
	@FunctionalInterface
	private interface ProxiedUse {

		void with(Recordings recordings, StubProxy proxy) throws Exception;

	}

}
