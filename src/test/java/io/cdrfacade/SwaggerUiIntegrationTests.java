package io.cdrfacade;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Explores the API in Swagger UI, in a real browser. */
@BrowserTest
class SwaggerUiIntegrationTests {

	/** The names of operations over which the icon lies that copies them. */
	private static final String OVERLAPPED = """
			return [...document.querySelectorAll('.opblock-summary')].filter((line) => {
			  const icon = line.querySelector('.view-line-link.copy-to-clipboard').getBoundingClientRect();
			  return [...line.querySelectorAll('.opblock-summary-path, .opblock-summary-description, .opblock-summary-operation-id')]
			    .map((text) => { const range = document.createRange(); range.selectNodeContents(text); return [...range.getClientRects()]; })
			    .flat()
			    .some((text) => text.left < icon.right && icon.left < text.right && text.top < icon.bottom && icon.top < text.bottom);
			}).map((line) => line.textContent)""";

	@LocalServerPort
	private int port;

	private Browser window;

	private ChromeDriver browser;

	@BeforeEach
	void openBrowser() {
		this.window = Browser.open();
		this.browser = this.window.driver();
	}

	@AfterEach
	void closeBrowser() {
		this.window.close();
	}

	@Test
	void executesCallsFromTheStartPage() throws IOException {
		this.browser.get("http://127.0.0.1:" + this.port + "/");
		this.window.click(By.cssSelector("a[href='swagger-ui/index.html']"));
		this.window.click(By.cssSelector("#operations-Calls-listCalls .opblock-summary-control"));
		this.window.click(By.cssSelector("#operations-Calls-listCalls button.execute"));
		WebElement body = this.window
			.await(By.cssSelector("#operations-Calls-listCalls .live-responses-table .microlight"));
		assertThat(body.getText()).contains("\"items\"", "\"direction\"", "\"totalItems\"");
		assertThat(this.window.await(By.cssSelector(".live-responses-table tbody .response-col_status")).getText())
			.startsWith("200");
		this.window.keepPicture("swagger-ui");
	}

	@Test
	void showsTheRequestAsCommands() throws IOException {
		open("Calls-listCalls");
		this.window.click(By.cssSelector("#operations-Calls-listCalls button.execute"));
		WebElement snippets = this.window.await(By.cssSelector("#operations-Calls-listCalls .request-snippets"));
		assertThat(snippets.getText()).contains("cURL (bash)", "cURL (PowerShell)", "cURL (CMD)");
	}

	@Test
	void showsExamplesThatAreNotSent() {
		open("Calls-listCalls");
		assertThat(field("Calls-listCalls", "from").getAttribute("placeholder")).isEqualTo("2019-09-27T14:58:37+08:00");
		assertThat(field("Calls-listCalls", "from").getAttribute("value")).isEmpty();
		assertThat(field("Calls-listCalls", "minTalkSeconds").getAttribute("placeholder")).isEqualTo("60");
		this.window.click(By.cssSelector("#operations-Calls-listCalls button.execute"));
		assertThat(this.window.await(By.cssSelector("#operations-Calls-listCalls .request-url pre")).getText())
			.endsWith("/calls?sync=all&page=1&size=50&direction=all&method=all");
	}

	@Test
	void showsARecordingThatIsThere() {
		open("Recordings-getRecording");
		WebElement name = field("Recordings-getRecording", "fileName");
		assertThat(name.getAttribute("placeholder")).isEqualTo("20190927-8001-22671.wav");
		name.sendKeys("20190927-8001-22671.wav");
		this.window.click(By.cssSelector("#operations-Recordings-getRecording button.execute"));
		assertThat(this.window.await(By.cssSelector(".live-responses-table tbody .response-col_status")).getText())
			.startsWith("200");
	}

	@ParameterizedTest
	@CsvSource({ "light,,false", "dark,,true", "light,dark,true", "dark,light,false" })
	void isAsDarkAsTheSystemOrTheExplorer(String system, @Nullable String chosen, boolean dark) {
		this.browser.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", system))));
		this.browser.get("http://127.0.0.1:" + this.port + "/explorer/icon.svg");
		if (chosen != null) {
			this.browser.executeScript("localStorage.setItem('cdr-facade.theme', arguments[0])", chosen);
		}
		this.browser.get("http://127.0.0.1:" + this.port + "/swagger-ui/index.html");
		this.window.await(By.cssSelector(".swagger-ui .opblock"));
		assertThat(this.browser.executeScript(
				"return getComputedStyle(document.querySelector('.swagger-ui')).color === 'rgb(228, 230, 230)'"))
			.isEqualTo(dark);
	}

	/** On a phone, and on a desk. */
	@ParameterizedTest
	@ValueSource(ints = { 390, 1366 })
	void fitsTheWindow(int width) throws IOException {
		this.browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", width < 500));
		open("Calls-listCalls");
		assertFits(width);
		this.window.keepPicture("swagger-ui-parameters-" + width);
		this.window.click(By.cssSelector("#operations-Calls-listCalls button.execute"));
		this.window.await(By.cssSelector("#operations-Calls-listCalls .live-responses-table .microlight"));
		assertFits(width);
		this.window.keepPicture("swagger-ui-answer-" + width);
	}

	/** No sideways scroll, and nothing over the names of operations. */
	private void assertFits(int width) {
		assertThat(this.browser.executeScript("return window.innerWidth")).isEqualTo((long) width);
		assertThat(this.browser
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.isEqualTo(0L);
		assertThat((List<?>) this.browser.executeScript(OVERLAPPED)).isEmpty();
	}

	private void open(String operation) {
		this.browser.get("http://127.0.0.1:" + this.port + "/swagger-ui/index.html");
		this.window.click(By.cssSelector("#operations-" + operation + " .opblock-summary-control"));
		this.window.await(By.cssSelector("#operations-" + operation + " button.execute"));
	}

	private WebElement field(String operation, String parameter) {
		return this.window
			.await(By.cssSelector("#operations-%s tr[data-param-name='%s'] input".formatted(operation, parameter)));
	}

}
