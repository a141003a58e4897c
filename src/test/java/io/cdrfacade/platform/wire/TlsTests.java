package io.cdrfacade.platform.wire;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.NetworkSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** A platform with a certificate of a private authority, which asks for one in return. */
class TlsTests {

	@TempDir
	private static Path directory;

	private static Certificates certificates;

	private static SslBundle server;

	private static SslBundle client;

	@BeforeAll
	static void makeCertificates() throws Exception {
		certificates = new Certificates(directory);
		server = certificates.make("server", "ip:127.0.0.1");
		client = certificates.make("client", "dns:client.example");
	}

	@Test
	void trustsThePrivateAuthorityAndShowsItsCertificate() {
		try (StubPlatform stub = new StubPlatform(server.createSslContext());
				WirePlatform platform = platform(stub, client)) {
			assertThat(PlatformClients.read(platform).cdrs()).containsExactly(Answers.DOCUMENTED_CDR);
		}
	}

	@Test
	void refusesACertificateForAnotherName() throws Exception {
		SslBundle other = certificates.make("other", "dns:elsewhere.example");
		try (StubPlatform stub = new StubPlatform(other.createSslContext());
				WirePlatform platform = platform(stub, client)) {
			assertIsNotTrusted(platform);
			assertThat(stub.logins()).isEmpty();
		}
	}

	@Test
	void refusesThePrivateAuthorityWithoutABundle() {
		try (StubPlatform stub = new StubPlatform(server.createSslContext());
				WirePlatform platform = new Workbench().platform(stub.url())) {
			assertIsNotTrusted(platform);
			assertThat(stub.logins()).isEmpty();
		}
	}

	@Test
	void getsNoAnswerWithoutACertificateThatIsAskedFor() {
		try (StubPlatform stub = new StubPlatform(server.createSslContext());
				WirePlatform platform = platform(stub, certificates.trustOnly())) {
			assertThat(PlatformClients.fault(platform)).isInstanceOf(PlatformException.class);
			assertThat(stub.logins()).isEmpty();
		}
	}

	private static void assertIsNotTrusted(WirePlatform platform) {
		assertThat(PlatformClients.fault(platform)).isInstanceOf(Unreachable.class).hasMessageContaining("TLS");
	}

	private static WirePlatform platform(StubPlatform stub, SslBundle bundle) {
		return new Workbench().network(new NetworkSettings(null, bundle)).platform(stub.url());
	}

}
