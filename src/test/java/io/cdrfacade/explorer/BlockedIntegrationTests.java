package io.cdrfacade.explorer;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a network or a browser holds back. */
@BrowserTest
class BlockedIntegrationTests extends ExplorerTest {

	@Test
	void saysThatWordsCannotBeLoaded() {
		block("*/words.zh.js");
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("button.language");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("No connection", "Check the network");
		this.page.open("../");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("No connection", "What to do:");
		block();
		this.page.click(".problem .primary");
		this.page.awaitScript("document.documentElement.lang === 'zh-CN' && document.querySelector('.start') !== null");
	}

	/** As where cookies are blocked. */
	@Test
	void worksWithoutTheStorageOfTheBrowser() {
		this.page.prepare(
				"""
						for (const area of ['localStorage', 'sessionStorage']) {
						  Object.defineProperty(window, area, { get() { throw new DOMException('blocked', 'SecurityError'); } });
						}
						""");
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("button.language");
		this.page.awaitScript("document.documentElement.lang === 'zh-CN'");
	}

	private void block(String... urls) {
		this.page.browser().executeCdpCommand("Network.enable", Map.of());
		this.page.browser().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(urls)));
	}

}
