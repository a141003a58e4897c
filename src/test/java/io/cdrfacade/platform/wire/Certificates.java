package io.cdrfacade.platform.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

import static org.assertj.core.api.Assertions.assertThat;

/** A certificate authority of its own, made by keytool, and certificates from it. */
final class Certificates {

	private static final String PASSWORD = "changeit";

	private final Path directory;

	Certificates(Path directory) throws IOException, InterruptedException {
		this.directory = directory;
		keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Test CA", "-ext", "bc:c", "-keystore",
				"ca.p12");
		keytool("-exportcert", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.pem", "-rfc");
		keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", "trust.p12", "-file", "ca.pem");
	}

	/**
	 * Makes a certificate.
	 * @param name file name for it
	 * @param subject alternative name, as {@code ip:127.0.0.1}
	 * @return it, its key, and the authority as the only one that is trusted
	 */
	SslBundle make(String name, String subject) throws IOException, InterruptedException {
		String store = name + ".p12";
		keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-keystore", store);
		keytool("-certreq", "-alias", name, "-keystore", store, "-file", name + ".csr");
		keytool("-gencert", "-alias", "ca", "-keystore", "ca.p12", "-infile", name + ".csr", "-outfile", name + ".pem",
				"-rfc", "-ext", "san=" + subject);
		keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", store, "-file", "ca.pem");
		keytool("-importcert", "-noprompt", "-alias", name, "-keystore", store, "-file", name + ".pem");
		return SslBundle.of(stores(details(store)));
	}

	/** Trusts the authority, and has no certificate to show. */
	SslBundle trustOnly() {
		return SslBundle.of(stores(null));
	}

	private SslStoreBundle stores(@Nullable JksSslStoreDetails keys) {
		return new JksSslStoreBundle(keys, details("trust.p12"));
	}

	private JksSslStoreDetails details(String file) {
		return new JksSslStoreDetails("PKCS12", null, this.directory.resolve(file).toUri().toString(), PASSWORD);
	}

	private void keytool(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(List.of(arguments));
		command.addAll(List.of("-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
		Process process = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
	}

}
