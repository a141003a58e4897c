package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The facade is below a prefix, and everything is fetched from there. */
@BrowserTest
@TestPropertySource(properties = "server.servlet.context-path=/cdr")
class PrefixIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void leadsFromTheStartPageToARecording() {
		String base = "http://127.0.0.1:" + this.port + "/cdr/";
		try (ExplorerPage page = new ExplorerPage(base)) {
			page.open("../");
			page.await(By.cssSelector(".ways .first")).click();
			page.awaitListing();
			// There may be no call of today right after midnight.
			page.browser().executeScript("location.hash = arguments[0]", ExplorerPage.CALLS_OF_WEEK);
			page.awaitScript("document.getElementById('filter-to').value === '2026-11-09T00:00'");
			page.awaitRows();
			page.click("tbody a.round");
			page.awaitScript("document.querySelector('audio')?.currentTime > 0");
			assertThat(fetched(page)).isNotEmpty().allSatisfy((url) -> assertThat(url).asString().startsWith(base));
		}
	}

	private static List<?> fetched(ExplorerPage page) {
		return page.list("performance.getEntriesByType('resource').map(({ name }) => name)");
	}

}
