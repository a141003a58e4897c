package io.cdrfacade.calls.export;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.RealProxy;
import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform holds back all pages but the first, so that an export fails if it waits
 * for more before it sends the first rows.
 */
@WithFakePlatform
@Timeout(60)
class CompressedExportIntegrationTests {

	private static final int TOTAL = 2500;

	private final CountDownLatch gate = new CountDownLatch(1);

	@TempDir
	private Path home;

	@Autowired
	private FakePlatform platform;

	@LocalServerPort
	private int port;

	@BeforeEach
	void holdBack() {
		this.platform.reset();
		this.platform.answers(this::page);
	}

	@AfterEach
	void open() {
		this.gate.countDown();
	}

	private CdrPage page(CdrQuery query) {
		try {
			if (query.page() > 1) {
				this.gate.await();
			}
			return ExportIntegrationTests.pages(TOTAL).apply(query);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@CsvSource({ "ndjson, 1000", "csv, 1001" })
	void sendsThePageThatIsThere(String format, int lines) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/calls/export?format=" + format))
			.header("Accept-Encoding", "gzip")
			.build();
		assertSendsEarly(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()), lines);
	}

	@ParameterizedTest
	@EnumSource
	void sendsThePageThatIsThereThrough(RealProxy kind) throws Exception {
		try (RealProxy.Running proxy = kind.start(this.home, this.port)) {
			assertSendsEarly(proxy.get("/calls/export", "Accept-Encoding", "gzip"), 1000);
		}
	}

	/** Less than any buffer holds. */
	@ParameterizedTest
	@EnumSource
	void sendsASingleRowThrough(RealProxy kind) throws Exception {
		this.platform.answers((query) -> {
			CdrPage page = page(query);
			return (query.page() > 1) ? page : new CdrPage(
					page.cdrs().stream().map((cdr) -> Objects.equals(cdr.id(), 1L) ? cdr : silent(cdr)).toList(),
					TOTAL);
		});
		try (RealProxy.Running proxy = kind.start(this.home, this.port)) {
			HttpResponse<InputStream> answer = proxy.get("/calls/export?hasRecording=true", "Accept-Encoding", "gzip");
			try (InputStream rows = new GZIPInputStream(answer.body())) {
				assertThat(lines(rows, 1)).startsWith("{\"id\":1,");
				this.gate.countDown();
				assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(TOTAL - 1000);
			}
		}
	}

	private void assertSendsEarly(HttpResponse<InputStream> answer, int lines) throws IOException {
		assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(answer.headers().allValues("Vary").toString()).containsIgnoringCase("accept-encoding");
		try (InputStream rows = new GZIPInputStream(answer.body())) {
			assertThat(lines(rows, lines)).contains("1000").hasLineCount(lines);
			this.gate.countDown();
			String rest = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
			assertThat(rest.lines()).hasSize(TOTAL - 1000);
		}
	}

	private static Cdr silent(Cdr cdr) {
		return new Cdr(cdr.id(), cdr.direction(), cdr.method(), cdr.extension(), null, null, cdr.startedAt(), null,
				cdr.endedAt(), null, null, null, null, null, null, null, null, null, null);
	}

	private static String lines(InputStream in, int count) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int ended = 0; ended < count;) {
			int next = in.read();
			assertThat(next).as("what comes after %d lines", ended).isNotNegative();
			text.append((char) next);
			ended += (next == '\n') ? 1 : 0;
		}
		return text.toString();
	}

}
