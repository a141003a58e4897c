package io.cdrfacade.explorer;

import java.io.IOException;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page passes axe-core: in both languages, light and dark, on a phone and on a
 * desktop. A page follows the system from light to dark without being loaded again.
 */
@BrowserTest
class AccessibilityIntegrationTests {

	@AutoClose
	private static ExplorerPage page;

	@BeforeAll
	static void openBrowser(@LocalServerPort int port) {
		page = ExplorerPage.on(port);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "calls, " + ExplorerPage.CALLS_OF_WEEK + ", tr[data-id]",
					"details, #/calls?from=2019-09-27&to=2019-09-28, tr[data-id] a.time",
					"counts, #/counts?" + ExplorerPage.WEEK + ", .plot svg", "live, #/live, tr[data-id]",
					"none, #/calls?from=2018-01-01&to=2018-01-02, .empty", "problem, #/calls?method=none, .problem",
					"start, ../, .ways a" })
	void isForEverybody(String name, String where, String sign) throws IOException {
		for (String language : new String[] { "en", "zh" }) {
			for (int width : new int[] { 1366, 360 }) {
				page.look("light");
				show(language, width, where, sign);
				for (String scheme : new String[] { "light", "dark" }) {
					page.look(scheme);
					assertThat(page.violations()).as("%s %s %s %d", name, language, scheme, width).isEmpty();
					assertThat(page.fits()).as("%s %s %d without sideways scroll", name, language, width).isTrue();
					page.keepPicture("%s-%d-%s-%s".formatted(name, width, scheme, language));
				}
			}
		}
	}

	private static void show(String language, int width, String where, String sign) {
		page.language(language);
		page.size(width, (width < 600) ? 844 : 860);
		page.open(where);
		page.await(By.cssSelector(sign));
		page.awaitScript("!document.querySelector('[aria-busy=true]')");
		if (sign.endsWith("a.time")) {
			page.click(sign);
			page.await(ExplorerPage.DETAILS);
		}
	}

}
