package io.cdrfacade.web.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.Ports;
import io.cdrfacade.Programs;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The nginx of {@code compose.yaml} before two replicas that take nothing on: what it
 * sends once, and what it sends to the other replica, too.
 */
@EnabledIf(value = "isInstalled", disabledReason = "needs nginx on the PATH or in /usr/sbin (Debian: nginx-light)")
@Timeout(60)
class LoadBalancerTests {

	private final AtomicInteger requests = new AtomicInteger();

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port = Ports.free();

	private HttpServer first;

	private HttpServer second;

	private Process nginx;

	static boolean isInstalled() {
		return Programs.areInstalled("nginx");
	}

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		this.first = replica();
		this.second = replica();
		String replicas = "upstream facade { server 127.0.0.1:%d max_fails=0; server 127.0.0.1:%d max_fails=0; }"
			.formatted(this.first.getAddress().getPort(), this.second.getAddress().getPort());
		Path settings = Files.writeString(folder.resolve("nginx.conf"),
				Files.readString(Path.of("docker/nginx.conf"))
					.replace("include /tmp/resolver.conf;", replicas)
					.replace("http://facade:8080", "http://facade")
					.replace("listen 8080", "listen 127.0.0.1:" + this.port)
					.replace("/tmp/", folder + "/"));
		this.nginx = nginx(settings);
		Awaitility.await().ignoreExceptionsInstanceOf(IOException.class).until(() -> status("/calls") == 503);
		this.requests.set(0);
	}

	private static Process nginx(Path settings) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec nginx -e stderr -c \"$0\" -g 'daemon off;'",
				settings.toString())
			.inheritIO();
		builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
		return builder.start();
	}

	private HttpServer replica() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			this.requests.incrementAndGet();
			exchange.sendResponseHeaders(503, -1);
			exchange.close();
		});
		server.start();
		return server;
	}

	@AfterEach
	void stop() {
		this.nginx.destroy();
		this.nginx.onExit().join();
		this.first.stop(0);
		this.second.stop(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls", "/calls?size=5", "/calls?async=1", "/calls?search=sync", "/calls?myquery=sync" })
	void sendsReadsToTheOtherReplica(String path) throws Exception {
		assertThat(status(path)).isEqualTo(503);
		assertThat(this.requests).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls?sync=unread", "/calls?size=5&sync=unread", "/calls?sync=&sync=unread",
			"/calls?sync&sync=unread", "/calls?query=sync%3Dunread&page=2", "/calls?page=2&query=c3luYw" })
	void sendsOnceWhatMayConsume(String path) throws Exception {
		assertThat(status(path)).isEqualTo(503);
		assertThat(this.requests).hasValue(1);
	}

	private int status(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build();
		return this.client.send(request, BodyHandlers.discarding()).statusCode();
	}

}
