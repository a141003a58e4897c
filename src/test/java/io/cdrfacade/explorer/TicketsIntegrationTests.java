package io.cdrfacade.explorer;

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
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.type("#credential", KEY);
		this.page.awaitRows();
		this.page.click("tbody a.round");
		this.page.awaitScript("document.querySelector('audio')?.currentTime > 0");
		assertThat(String.valueOf(this.page.browser().executeScript("return document.querySelector('audio').src")))
			.contains("ticket=")
			.doesNotContain(KEY);
	}

	@Test
	void followsCallsAsTheyEnd() {
		this.page.open("#/live");
		this.page.type("#credential", KEY);
		this.page.awaitScript("document.querySelector('.status')?.dataset.state === 'open'");
		this.page.await(ExplorerPage.ROWS);
	}

}
