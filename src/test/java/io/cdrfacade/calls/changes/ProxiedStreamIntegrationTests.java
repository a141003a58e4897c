package io.cdrfacade.calls.changes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.TestSocketUtils;

import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Streams pass real proxies at once, though they buffer and compress. The next event
 * after the first comes later than any test waits, so that a proxy that fills a buffer
 * fails.
 */
@SandboxApplicationTest
@Timeout(60)
@TestPropertySource(properties = { "cdr.changes.heartbeat=2m", "cdr.sandbox.call-interval=1h" })
class ProxiedStreamIntegrationTests {

	@TempDir
	private Path home;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource
	void passesTheFirstBytesAtOnce(Proxy proxy) throws Exception {
		assumeThat(Path.of(proxy.binary)).as("Install %s to run this".formatted(proxy.binary)).exists();
		int front = TestSocketUtils.findAvailableTcpPort();
		Path settings = Files.writeString(this.home.resolve("settings"), proxy.settings(this.home, front, this.port));
		Process process = proxy.start(settings, this.home);
		try {
			HttpResponse<InputStream> answer = open(front);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
			try (BufferedReader lines = new BufferedReader(
					new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
				assertThat(lines.readLine()).isEqualTo("retry: 2000");
				assertThat(lines.readLine()).isEmpty();
				assertThat(lines.readLine()).isEqualTo(": calls as they end");
			}
		}
		finally {
			process.destroy();
			process.waitFor();
		}
	}

	private static HttpResponse<InputStream> open(int port) {
		HttpClient client = HttpClient.newHttpClient();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/calls/changes"))
			.header("Accept", "text/event-stream")
			.header("Accept-Encoding", "gzip, br")
			.build();
		return Awaitility.await()
			.ignoreExceptionsInstanceOf(IOException.class)
			.until(() -> client.send(request, HttpResponse.BodyHandlers.ofInputStream()), (answer) -> true);
	}

	/** A proxy with buffering and compression on. */
	enum Proxy {

		/** Buffers answers and compresses all types. */
		NGINX("/usr/sbin/nginx", "-p HOME -c SETTINGS", """
				daemon off;
				pid HOME/pid;
				error_log HOME/errors;
				events { }
				http {
					access_log off;
					client_body_temp_path HOME/body;
					proxy_temp_path HOME/proxy;
					fastcgi_temp_path HOME/fastcgi;
					uwsgi_temp_path HOME/uwsgi;
					scgi_temp_path HOME/scgi;
					proxy_buffering on;
					gzip on;
					gzip_proxied any;
					server {
						listen 127.0.0.1:FRONT;
						location / { proxy_pass http://127.0.0.1:BACK; }
					}
				}
				"""),

		/** Compresses all types. */
		CADDY("/usr/bin/caddy", "run --adapter caddyfile --config SETTINGS", """
				{
					admin off
					auto_https off
				}
				http://127.0.0.1:FRONT {
					encode {
						gzip
						match header Content-Type *
					}
					reverse_proxy 127.0.0.1:BACK
				}
				""");

		private final String binary;

		private final String arguments;

		private final String settings;

		Proxy(String binary, String arguments, String settings) {
			this.binary = binary;
			this.arguments = arguments;
			this.settings = settings;
		}

		String settings(Path home, int front, int back) {
			return this.settings.replace("HOME", home.toString())
				.replace("FRONT", Integer.toString(front))
				.replace("BACK", Integer.toString(back));
		}

		Process start(Path settings, Path home) throws IOException {
			List<String> command = Stream.of((this.binary + " " + this.arguments).split(" "))
				.map((argument) -> argument.replace("SETTINGS", settings.toString()).replace("HOME", home.toString()))
				.toList();
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(home.resolve("output").toFile())
				.start();
		}

	}

}
