package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.BrowserTest;
import io.cdrfacade.security.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** With a key, players and event streams use tickets, as they can send no header. */
@BrowserTest
@TestPropertySource(properties = { "cdr.security.mode=api-key",
		"cdr.security.api-keys.boss.scopes=calls:read,recordings:read,numbers:read",
		"cdr.security.api-keys.boss.accounts=*", "cdr.changes.poll-interval=200ms", "cdr.sandbox.call-interval=1s" })
class TicketsIntegrationTests extends ExplorerTest {

	private static final String KEY = "key-of-boss";

	@DynamicPropertySource
	static void configureKey(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.api-keys.boss.sha256", () -> Keys.sha256(KEY));
	}

	@Test
	void playsARecording() {
		this.page.enter(KEY);
		this.page.click("tbody a.round");
		this.page.awaitScript("document.querySelector('audio')?.currentTime > 0");
		assertThat(String.valueOf(this.page.browser().executeScript("return document.querySelector('audio').src")))
			.contains("ticket=")
			.doesNotContain(KEY);
	}

	/** The first ticket was used when the details were opened, and has ended. */
	@Test
	void playsWithANewTicketAfterTheFirstHasEnded() {
		this.page.enter(KEY);
		this.page.click("tr:has(a.round) a.time");
		this.page.awaitScript("document.querySelector('audio')?.readyState > 0");
		this.page.browser().executeScript("""
				const audio = document.querySelector('audio');
				audio.play().catch(() => {});
				audio.addEventListener('loadstart', () => { window.loadsAgain = true; });
				audio.dispatchEvent(new Event('error'));
				""");
		this.page
			.awaitScript("window.loadsAgain && (({ src, currentTime }) => src.includes('ticket=') && currentTime > 0)"
					+ "(document.querySelector('audio'))");
		assertThat(this.page.browser().findElements(ExplorerPage.PROBLEM)).isEmpty();
	}

	/** Nothing tells that it plays while it is paused. */
	@Test
	void seeksWithNewTicketsWhileItIsPaused() {
		this.page.enter(KEY);
		this.page.click("tr:has(a.round) a.time");
		this.page.awaitScript("document.querySelector('audio')?.readyState > 0");
		this.page.browser().executeScript("""
				const audio = document.querySelector('audio');
				window.loads = 0;
				window.sought = false;
				audio.addEventListener('loadstart', () => { window.loads += 1; window.sought = false; });
				audio.addEventListener('seeked', () => { window.sought = true; });
				audio.currentTime = 0.5;
				""");
		for (int tickets = 1; tickets <= 2; tickets++) {
			this.page.awaitScript("window.sought");
			this.page.browser().executeScript("document.querySelector('audio').dispatchEvent(new Event('error'))");
			this.page.awaitScript("window.loads === " + tickets);
		}
		this.page.awaitScript("window.sought");
		assertThat(this.page.browser().findElements(ExplorerPage.PROBLEM)).isEmpty();
	}

	@Test
	void staysSilentIfItsTicketComesAfterTheCallWasClosed() {
		this.page.prepare("""
				const send = fetch;
				const read = Response.prototype.json;
				Response.prototype.json = async function () {
				  const body = await read.call(this);
				  if (this.url.endsWith('/tickets')) {
				    setTimeout(() => { window.ticketRead = true; });
				  }
				  return body;
				};
				window.answers = [];
				window.fetch = async (url, options) => {
				  const answer = await send(url, options);
				  return String(url).endsWith('/tickets')
				    ? new Promise((give) => answers.push(() => give(answer))) : answer;
				};
				""");
		this.page.enter(KEY);
		this.page.click("tbody a.round");
		this.page.awaitScript("answers.length === 1");
		this.page.browser().executeScript("window.player = document.querySelector('audio')");
		this.page.click("aside.details .close");
		this.page.awaitScript("!player.isConnected");
		this.page.browser().executeScript("answers[0]()");
		this.page.awaitScript("window.ticketRead");
		assertThat(this.page.list("[player.src, player.paused]")).isEqualTo(List.of("", true));
	}

	@Test
	void followsCallsAsTheyEnd() {
		this.page.open("#/live");
		this.page.type("#credential", KEY);
		this.page.awaitScript("document.querySelector('.status')?.dataset.state === 'open'");
		this.page.await(ExplorerPage.ROWS);
	}

}
