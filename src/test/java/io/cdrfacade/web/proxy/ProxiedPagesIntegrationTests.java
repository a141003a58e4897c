package io.cdrfacade.web.proxy;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Browser;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages in a real browser, behind an nginx that takes the prefix {@code /cdr} away,
 * before a facade with a context path.
 */
@EnabledIf(value = "isInstalled", disabledReason = Browser.MISSING + ", and " + NginxBeforeFacade.MISSING)
@SandboxApplicationTest
@TestPropertySource(properties = "server.servlet.context-path=/inner")
class ProxiedPagesIntegrationTests {

	@LocalServerPort
	private int port;

	private NginxBeforeFacade nginx;

	private Browser window;

	private ChromeDriver browser;

	private String base;

	static boolean isInstalled() {
		return Browser.isInstalled() && NginxBeforeFacade.isInstalled();
	}

	@BeforeEach
	void open() throws Exception {
		this.nginx = NginxBeforeFacade.start(this.port);
		this.base = this.nginx.base() + "/inner/";
		this.window = Browser.open();
		this.browser = this.window.driver();
	}

	@AfterEach
	void close() {
		this.window.close();
		this.nginx.close();
	}

	@Test
	void executesCallsInSwaggerUi() {
		this.browser.get(this.base + "swagger-ui.html");
		click("#operations-Calls-listCalls .opblock-summary-control");
		click("#operations-Calls-listCalls button.execute");
		assertThat(await(".live-responses-table .microlight").getText()).contains("\"items\"", "\"totalItems\"");
		assertThat(await(".request-url pre").getText()).startsWith(this.base + "calls?");
		assertThat(await(".live-responses-table tbody .response-col_status").getText()).startsWith("200");
		assertLoadsFromBelowThePrefix();
	}

	@Test
	void showsCallsInTheExplorer() {
		this.browser.get(this.base);
		click(".ways .first");
		await(".filters");
		// There may be no call of today right after midnight.
		this.browser.executeScript("location.hash = '#/calls?from=2026-11-02&to=2026-11-09'");
		await("table.calls tbody:not(.skeleton) tr[data-id]");
		assertThat(this.browser.getCurrentUrl()).startsWith(this.base + "explorer/");
		assertLoadsFromBelowThePrefix();
	}

	private void assertLoadsFromBelowThePrefix() {
		Object urls = this.browser
			.executeScript("return performance.getEntriesByType('resource').map(({ name }) => name)");
		assertThat((List<?>) urls).isNotEmpty()
			.allSatisfy((url) -> assertThat(url.toString()).matches("(?s)(data:|" + this.base + ").*"));
	}

	private void click(String css) {
		this.window.click(By.cssSelector(css));
	}

	private WebElement await(String css) {
		return this.window.await(By.cssSelector(css));
	}

}
