package io.cdrfacade.platform.wire;

import java.net.InetAddress;
import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.StubProxy;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.NetworkSettings;
import io.cdrfacade.platform.settings.NetworkSettings.Login;
import io.cdrfacade.platform.settings.NetworkSettings.Proxy;
import io.cdrfacade.platform.settings.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/** Only the proxy knows the address of the platform. */
class ProxyTests {

	private static final URI PLATFORM = URI.create("http://platform.invalid:8080/");

	private final StubPlatform stub = new StubPlatform();

	private final StubProxy proxy = new StubProxy(this.stub.url(), "facade", "pa:ss");

	@AfterEach
	void close() {
		this.proxy.close();
		this.stub.close();
	}

	@Test
	void reachesThePlatformThroughAProxyWithALogin() {
		try (WirePlatform platform = platform(new Login("facade", new Secret("pa:ss")))) {
			assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
		}
		assertThat(this.proxy.requests()).containsOnly("CONNECT platform.invalid:8080 HTTP/1.1");
	}

	@Test
	void isUnreachableWhenTheProxyRefusesTheLogin() {
		try (WirePlatform platform = platform(new Login("facade", new Secret("wrong")))) {
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class)
				.hasMessage("The platform cannot be reached: the proxy refuses the login");
		}
		assertThat(this.stub.connections()).isZero();
	}

	@Test
	void isUnreachableWhenTheProxyMakesNoConnection() {
		this.proxy.refuse("HTTP/1.1 403 Forbidden");
		try (WirePlatform platform = platform(new Login("facade", new Secret("pa:ss")))) {
			assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class)
				.hasMessage("The platform cannot be reached: the proxy makes no connection to it");
		}
	}

	@Test
	void reachesAProxyByAnAddressOfIpv6() {
		try (StubProxy six = new StubProxy(this.stub.url(), "facade", "pa:ss", InetAddress.ofLiteral("::1"));
				WirePlatform platform = new Workbench()
					.network(new NetworkSettings(
							new Proxy("0:0:0:0:0:0:0:1", six.port(), new Login("facade", new Secret("pa:ss"))), null))
					.platform(PLATFORM)) {
			assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
		}
	}

	@Test
	void usesTheProxyOfTheJvm() {
		with(Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", Integer.toString(this.proxy.port()),
				"http.proxyUser", "facade", "http.proxyPassword", "pa:ss"), () -> {
					try (WirePlatform platform = new Workbench().platform(PLATFORM)) {
						assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
					}
				});
		assertThat(this.proxy.requests()).containsOnly("CONNECT platform.invalid:8080 HTTP/1.1");
	}

	@Test
	void goesPastTheProxyOfTheJvmToHostsThatItIsNotFor() {
		with(Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", Integer.toString(this.proxy.port()),
				"http.nonProxyHosts", "*.example|localhost"), () -> {
					URI direct = URI.create("http://localhost:" + this.stub.url().getPort() + "/");
					try (WirePlatform platform = new Workbench().platform(direct)) {
						assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
					}
				});
		assertThat(this.proxy.requests()).isEmpty();
	}

	private static void with(Map<String, String> properties, Runnable work) {
		properties.forEach(System::setProperty);
		try {
			work.run();
		}
		finally {
			properties.keySet().forEach(System::clearProperty);
		}
	}

	private WirePlatform platform(Login login) {
		Proxy settings = new Proxy("127.0.0.1", this.proxy.port(), login);
		return new Workbench().network(new NetworkSettings(settings, null)).platform(PLATFORM);
	}

}
