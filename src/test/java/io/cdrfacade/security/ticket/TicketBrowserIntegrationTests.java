package io.cdrfacade.security.ticket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Browser;
import io.cdrfacade.BrowserTest;
import io.cdrfacade.OtherOrigin;
import io.cdrfacade.calls.changes.CuttingProxy;
import io.cdrfacade.security.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of another origin, with a key and the code of the documentation, plays, follows
 * and downloads by tickets, in a real browser.
 */
@BrowserTest
@TestPropertySource(properties = { "cdr.security.mode=api-key",
		"cdr.security.api-keys.page.scopes=calls:read,recordings:read,numbers:read",
		"cdr.security.api-keys.page.accounts=*", "cdr.security.ticket-lifetime=3s", "cdr.changes.poll-interval=200ms",
		"cdr.changes.heartbeat=1s", "cdr.changes.retry=50ms", "cdr.sandbox.call-interval=1s" })
class TicketBrowserIntegrationTests {

	private static final String KEY = "key-of-the-user";

	private static final OtherOrigin OTHER = new OtherOrigin(
			"<!DOCTYPE html><title>Page</title><audio muted></audio><a>Download</a>");

	private static final String PLAY = """
			const [done] = arguments, audio = document.querySelector('audio'), seen = [];
			const on = (event) => new Promise((go, fail) => {
			  audio.addEventListener(event, go, { once: true });
			  audio.addEventListener('error', () => fail(audio.error.message), { once: true });
			});
			(async () => {
			  const page = await window.call('/calls?size=200');
			  const href = page.items.find((call) => call.recording).recording.href;
			  const loaded = on('loadedmetadata');
			  audio.src = await window.ticketed(href);
			  await loaded;
			  seen.push(audio.duration);
			  const seeked = on('seeked');
			  audio.currentTime = audio.duration / 2;
			  await seeked;
			  seen.push(audio.currentTime);
			  await audio.play();
			  await on('timeupdate');
			  seen.push(audio.currentTime);
			  return seen;
			})().then(done, (error) => done([String(error)]));
			""";

	private static final String DOWNLOAD = """
			const [done] = arguments, link = document.querySelector('a');
			(async () => {
			  link.href = await window.ticketed('/calls/export') + '&format=csv&from=2019-09-27&to=2019-09-28';
			  link.click();
			})().then(() => done(''), (error) => done(String(error)));
			""";

	private static final String FOLLOW = """
			window.seen = [];
			window.follow((call) => window.seen.push(call.id));
			""";

	@LocalServerPort
	private int port;

	private Browser window;

	private ChromeDriver browser;

	@DynamicPropertySource
	static void configure(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.cors.allowed-origins", OTHER::origin);
		properties.add("cdr.security.api-keys.page.sha256", () -> Keys.sha256(KEY));
	}

	@BeforeEach
	void openBrowser() {
		this.window = Browser.open();
		this.browser = this.window.driver();
	}

	@AfterEach
	void closeBrowser() {
		this.window.close();
	}

	@AfterAll
	static void stop() {
		OTHER.close();
	}

	@Test
	void playsAndSeeks() throws Exception {
		load(this.port);
		Object seen = this.browser.executeAsyncScript(PLAY);
		assertThat(seen).asInstanceOf(InstanceOfAssertFactories.list(Number.class)).hasSize(3).satisfies((times) -> {
			double duration = times.getFirst().doubleValue();
			assertThat(duration).isBetween(2.0, 10.0);
			assertThat(times.get(1).doubleValue()).isGreaterThanOrEqualTo(duration / 2 - 0.1);
			assertThat(times.get(2).doubleValue()).isGreaterThanOrEqualTo(times.get(1).doubleValue());
		});
	}

	@Test
	void downloadsATable(@TempDir Path folder) throws Exception {
		load(this.port);
		this.window.saveTo(folder);
		assertThat(this.browser.executeAsyncScript(DOWNLOAD)).isEqualTo("");
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !tables(folder).isEmpty());
		assertThat(tables(folder).getFirst()).hasFileName("calls-sandbox-20190927T000000-20190928T000000.csv")
			.content()
			.startsWith("id,direction,")
			.contains("\r\n22670,outbound,ivr,");
	}

	/** The ticket has ended before the cut. */
	@Test
	void followsCallsAcrossCutsWithNewTickets() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(this.port, new ArrayDeque<>())) {
			load(proxy.port());
			this.browser.executeScript(FOLLOW);
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !seen().isEmpty());
			URI later = URI.create(String
				.valueOf(this.browser.executeAsyncScript("window.ticketed('/calls/changes').then(arguments[0])")));
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> head(later) == 401);
			long tickets = tickets();
			proxy.cut();
			int before = seen().size();
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> seen().size() >= before + 3);
			assertThat(tickets()).isGreaterThan(tickets);
			List<Long> seen = seen();
			assertThat(seen)
				.containsExactlyElementsOf(LongStream.rangeClosed(seen.getFirst(), seen.getLast()).boxed().toList());
		}
	}

	private static int head(URI uri) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(uri).HEAD().build(), BodyHandlers.discarding()).statusCode();
		}
	}

	private void load(int api) throws IOException {
		String security = Files.readString(Path.of("docs/security.md"));
		String code = security.substring(security.indexOf("```js\n") + 6);
		code = code.substring(0, code.indexOf("```")).replace("https://cdr.example.com", "http://127.0.0.1:" + api);
		assertThat(code).contains(KEY);
		this.browser.get(OTHER.origin() + "/");
		this.browser.executeScript(code + "Object.assign(window, { call, ticketed, follow });");
	}

	private static List<Path> tables(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".csv")).toList();
		}
	}

	private long tickets() {
		Object count = this.browser.executeScript(
				"return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/tickets')).length");
		return ((Number) Objects.requireNonNull(count)).longValue();
	}

	private List<Long> seen() {
		String ids = String.valueOf(this.browser.executeScript("return window.seen.join()"));
		return Arrays.stream(ids.split(",", -1)).filter((id) -> !id.isEmpty()).map(Long::valueOf).toList();
	}

}
