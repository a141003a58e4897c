package io.cdrfacade.platform.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

/** A certificate authority of its own, made by keytool, and certificates from it. */
final class Certificates {

	private static final String PASSWORD = "changeit";

	private static final String AUTHORITY = "ca";

	/** The authority's key and all others, which it signs. */
	private static final String STORE = "keys.p12";

	private final Path directory;

	/** The authority alone. */
	private final KeyStore trusted;

	Certificates(Path directory) throws GeneralSecurityException, IOException, InterruptedException {
		this.directory = directory;
		generate(AUTHORITY, "-ext", "bc:c");
		this.trusted = empty();
		this.trusted.setCertificateEntry(AUTHORITY, keys().getCertificate(AUTHORITY));
	}

	/**
	 * Makes a certificate.
	 * @param name name for it
	 * @param subject alternative name, as {@code ip:127.0.0.1}
	 * @return it, its key, and the authority as the only one that is trusted
	 */
	SslBundle make(String name, String subject) throws GeneralSecurityException, IOException, InterruptedException {
		generate(name, "-signer", AUTHORITY, "-ext", "san=" + subject);
		KeyStore own = empty();
		own.setKeyEntry(name, keys().getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(),
				keys().getCertificateChain(name));
		return SslBundle.of(SslStoreBundle.of(own, PASSWORD, this.trusted));
	}

	/** Trusts the authority, and has no certificate to show. */
	SslBundle trustOnly() {
		return SslBundle.of(SslStoreBundle.of(null, null, this.trusted));
	}

	private static KeyStore empty() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

	private KeyStore keys() throws GeneralSecurityException, IOException {
		return KeyStore.getInstance(this.directory.resolve(STORE).toFile(), PASSWORD.toCharArray());
	}

	private void generate(String name, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-keystore",
				STORE, "-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
		command.addAll(List.of(options));
		Process process = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
	}

}
