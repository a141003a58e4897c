package io.cdrfacade.web.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.TestSocketUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behind the nginx of {@code docker/proxy}: TLS, a path prefix, compression, stock
 * buffers.
 */
@EnabledIf(value = "isInstalled",
		disabledReason = "needs nginx and openssl on the PATH or in /usr/sbin (Debian: nginx-light openssl)")
@SandboxApplicationTest
@Timeout(60)
class NginxIntegrationTests {

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newBuilder().sslContext(anyCertificate()).build();

	private Process nginx;

	private String base;

	static boolean isInstalled() {
		return Stream.of("nginx", "openssl")
			.allMatch((program) -> Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
				.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program))));
	}

	@BeforeEach
	void start() throws IOException {
		int listen = TestSocketUtils.findAvailableTcpPort();
		ProcessBuilder builder = new ProcessBuilder("docker/proxy/start", "127.0.0.1:" + this.port,
				"127.0.0.1:" + listen)
			.inheritIO();
		builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
		this.nginx = builder.start();
		this.base = "https://localhost:" + listen + "/cdr";
		Awaitility.await().until(() -> isOpen(listen));
	}

	private static boolean isOpen(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.nginx.destroy();
		assertThat(this.nginx.waitFor(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void leadsFromLinkToLink() throws Exception {
		HttpResponse<String> page = get("/calls?size=5");
		String link = page.headers().firstValue("Link").orElseThrow();
		assertThat(link).startsWith("<" + this.base + "/calls?");
		String next = link.substring(this.base.length() + 1, link.indexOf('>'));
		assertThat(json(get(next)).at("/page/number").asInt()).isEqualTo(2);
		String href = json(page).at("/items/0/href").asString();
		assertThat(href).startsWith("/cdr/calls/");
		JsonNode problem = json(get("/calls?size=0"));
		assertThat(problem.at("/instance").asString()).isEqualTo("/cdr/calls");
		assertThat(get(problem.at("/type").asString().substring("/cdr".length())).statusCode()).isEqualTo(200);
		assertThat(json(get("/v3/api-docs")).at("/servers/0/url").asString()).isEqualTo("/cdr");
		assertThat(get("/swagger-ui.html").headers().firstValue("Location").orElseThrow())
			.endsWith("/cdr/swagger-ui/index.html");
	}

	@Test
	void passesTheLinksOfLongFilters() throws Exception {
		String name = URLEncoder.encode("张".repeat(60), StandardCharsets.UTF_8);
		HttpResponse<String> page = get("/calls?size=1&userId=" + name + "&memberId=" + name + "&customerId=" + name);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Link").orElseThrow()).hasSizeLessThanOrEqualTo(3072);
	}

	@Test
	void knowsTheTagsOfCompressedAnswers() throws Exception {
		String path = "/calls?size=20&from=" + LocalDate.now(ZoneOffset.UTC).minusDays(4) + "&to="
				+ LocalDate.now(ZoneOffset.UTC).minusDays(2);
		for (String coding : new String[] { "gzip", "identity" }) {
			String tag = get(path, "Accept-Encoding", coding).headers().firstValue("ETag").orElseThrow();
			assertThat(get(path, "Accept-Encoding", coding, "If-None-Match", tag).statusCode()).isEqualTo(304);
		}
	}

	@Test
	void streamsCompressedExports() throws Exception {
		HttpRequest request = request("/calls/export", "Accept-Encoding", "gzip");
		HttpResponse<InputStream> export = this.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
		assertThat(export.headers().firstValue("Content-Encoding")).contains("gzip");
		try (GZIPInputStream lines = new GZIPInputStream(export.body())) {
			assertThat(lines.read()).isEqualTo('{');
		}
	}

	private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return this.client.send(request(path, headers), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path));
		return ((headers.length > 0) ? request.headers(headers) : request).build();
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	private static SSLContext anyCertificate() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new AnyCertificate() }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The script makes a certificate of its own for each run. */
	private static final class AnyCertificate extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
