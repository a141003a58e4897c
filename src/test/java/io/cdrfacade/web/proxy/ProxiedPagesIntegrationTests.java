package io.cdrfacade.web.proxy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
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

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@LocalServerPort
	private int port;

	private NginxBeforeFacade nginx;

	private ChromeDriver browser;

	private String base;

	static boolean isInstalled() {
		return Browser.isInstalled() && NginxBeforeFacade.isInstalled();
	}

	@BeforeEach
	void open() throws Exception {
		this.nginx = NginxBeforeFacade.start(this.port);
		this.base = this.nginx.base() + "/inner/";
		this.browser = Browser.open();
	}

	@AfterEach
	void close() {
		this.browser.quit();
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
		WebElement target = patiently().until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
		this.browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
		target.click();
	}

	private WebElement await(String css) {
		return patiently().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
	}

	private WebDriverWait patiently() {
		return new WebDriverWait(this.browser, PATIENCE);
	}

}
