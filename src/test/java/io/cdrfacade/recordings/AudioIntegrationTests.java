package io.cdrfacade.recordings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Browser;
import io.cdrfacade.BrowserTest;
import io.cdrfacade.OtherOrigin;

import static org.assertj.core.api.Assertions.assertThat;

/** A page of another origin plays a recording, in a real browser. */
@BrowserTest
class AudioIntegrationTests {

	private static final String PAGE = """
			<!DOCTYPE html><title>Recording</title><audio crossorigin="anonymous" muted preload="auto"></audio>
			""";

	/** Plays a recording, then jumps near its end and to its middle. */
	private static final String PLAY = """
			const [url, done] = arguments, audio = document.querySelector('audio'), seen = [];
			const on = (event) => new Promise((go, fail) => {
			  audio.addEventListener(event, go, { once: true });
			  audio.addEventListener('error', () => fail(audio.error.message), { once: true });
			});
			(async () => {
			  const loaded = on('loadedmetadata');
			  audio.src = url;
			  await loaded;
			  seen.push(audio.duration);
			  const plays = on('timeupdate');
			  await audio.play();
			  await plays;
			  while (audio.currentTime <= 0) { await on('timeupdate'); }
			  seen.push(audio.currentTime);
			  for (const target of [audio.duration - 0.5, audio.duration / 2]) {
			    const seeked = on('seeked');
			    audio.currentTime = target;
			    await seeked;
			    seen.push(audio.currentTime);
			  }
			  return seen;
			})().then(done, (error) => done([String(error)]));
			""";

	/** Waits until the browser's own player knows how long the recording is. */
	private static final String TAB = """
			const [done] = arguments, player = document.querySelector('video, audio');
			const failed = () => done(player.error.message);
			if (player.error) { failed(); }
			else if (player.readyState > 0) { done(player.duration); }
			else {
			  player.addEventListener('loadedmetadata', () => done(player.duration));
			  player.addEventListener('error', failed);
			  player.querySelectorAll('source').forEach((source) => source.addEventListener('error', () => done('refused')));
			}
			""";

	private static final OtherOrigin OTHER = new OtherOrigin(PAGE);

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry registry;

	private Browser window;

	private ChromeDriver browser;

	@DynamicPropertySource
	static void allow(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.cors.allowed-origins", OTHER::origin);
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
		this.browser.get(OTHER.origin() + "/");
		Object seen = this.browser.executeAsyncScript(PLAY, "http://127.0.0.1:" + this.port + href());
		assertThat(seen).asInstanceOf(InstanceOfAssertFactories.list(Number.class)).hasSize(4).satisfies((times) -> {
			double duration = times.getFirst().doubleValue();
			assertThat(duration).isBetween(2.0, 10.0);
			assertThat(times.get(1).doubleValue()).isPositive();
			assertThat(times.get(2).doubleValue()).isGreaterThanOrEqualTo(duration - 0.6);
			assertThat(times.get(3).doubleValue()).isGreaterThanOrEqualTo(duration / 2 - 0.1);
		});
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.registry.get("http.server.requests")
				.tags("uri", "/recordings/{fileName}", "status", "206")
				.timer()
				.count()).isPositive());
	}

	@Test
	void playsInATabOfItsOwn() throws Exception {
		this.browser.get("http://127.0.0.1:" + this.port + href());
		Object duration = this.browser.executeAsyncScript(TAB);
		assertThat(duration).asInstanceOf(InstanceOfAssertFactories.type(Number.class))
			.satisfies((seconds) -> assertThat(seconds.doubleValue()).isBetween(2.0, 10.0));
	}

	private String href() throws IOException, InterruptedException {
		URI calls = URI.create("http://127.0.0.1:" + this.port + "/calls?size=200");
		try (HttpClient client = HttpClient.newHttpClient()) {
			String page = client.send(HttpRequest.newBuilder(calls).build(), BodyHandlers.ofString()).body();
			for (JsonNode call : JsonMapper.shared().readTree(page).at("/items")) {
				if (!call.at("/recording").isNull()) {
					return call.at("/recording/href").asString();
				}
			}
		}
		throw new AssertionError("No call with a recording");
	}

}
