package io.cdrfacade.web.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behind the nginx of {@code docker/proxy}: TLS, a path prefix, compression, stock
 * buffers.
 */
@EnabledIf(value = "io.cdrfacade.web.proxy.NginxBeforeFacade#isInstalled", disabledReason = NginxBeforeFacade.MISSING)
@SandboxApplicationTest
@Timeout(60)
class NginxIntegrationTests {

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newBuilder().sslContext(anyCertificate()).build();

	private NginxBeforeFacade nginx;

	private String base;

	@BeforeEach
	void start() throws IOException {
		this.nginx = NginxBeforeFacade.start(this.port);
		this.base = this.nginx.base();
	}

	@AfterEach
	void stop() {
		this.nginx.close();
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

	/** As long as these filters may be, and as different as names are. */
	@Test
	void pagesWithTheLongestFilters() throws Exception {
		String filters = Stream.of("userId", "memberId", "maturity", "customerId")
			.map((name) -> name + "=" + URLEncoder.encode(names(name.hashCode()), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpResponse<String> page = get("/calls?" + filters + "&sort=-startedAt");
		assertThat(page.statusCode()).isEqualTo(200);
		String link = page.headers().firstValue("Link").orElseThrow();
		assertThat(link).hasSizeLessThanOrEqualTo(3072).startsWith("<?query=");
		String first = link.substring(1, link.indexOf('>'));
		HttpResponse<String> linked = get("/calls" + first);
		assertThat(linked.statusCode()).isEqualTo(200);
		assertThat(linked.body()).isEqualTo(page.body());
		assertThat(linked.headers().firstValue("Link")).contains(link);
	}

	private static String names(int seed) {
		return new Random(seed).ints(128, 0x4E00, 0x9FFF).mapToObj(Character::toString).collect(Collectors.joining());
	}

	/** Filters without any order in them cannot be packed. */
	@Test
	void refusesAQueryWhoseNextPageHasNoLink() throws Exception {
		String extensions = new Random(1).ints(99 * 32L, 0, 64)
			.mapToObj((i) -> "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-".substring(i, i + 1))
			.collect(Collectors.joining())
			.replaceAll(".{32}", ",$0");
		HttpResponse<String> page = get("/calls?size=1&extension=8001" + extensions);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(json(page).at("/errors/0/parameter").asString()).isEqualTo("size");
		assertThat(json(page).at("/detail").asString()).contains("the query is too long for a link to the next page");
		HttpResponse<String> whole = get("/calls?size=1000&extension=8001" + extensions);
		assertThat(whole.statusCode()).isEqualTo(200);
		assertThat(json(whole).at("/page/totalPages").asInt()).isEqualTo(1);
		assertThat(json(whole).at("/items")).hasSizeGreaterThan(1);
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
