package io.cdrfacade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Explores the API in Swagger UI, in a real browser. */
@EnabledIf(value = "io.cdrfacade.Browser#isInstalled", disabledReason = Browser.MISSING)
@SandboxApplicationTest
class SwaggerUiIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@LocalServerPort
	private int port;

	private ChromeDriver browser;

	@BeforeEach
	void openBrowser() {
		this.browser = Browser.open();
	}

	@AfterEach
	void closeBrowser() {
		this.browser.quit();
	}

	@Test
	void executesCallsFromTheStartPage() throws IOException {
		this.browser.get("http://127.0.0.1:" + this.port + "/");
		click(By.cssSelector("a[href='swagger-ui/index.html']"));
		click(By.cssSelector("#operations-Calls-listCalls .opblock-summary-control"));
		click(By.cssSelector("#operations-Calls-listCalls button.execute"));
		WebElement body = await(By.cssSelector("#operations-Calls-listCalls .live-responses-table .microlight"));
		assertThat(body.getText()).contains("\"items\"", "\"direction\"", "\"totalItems\"");
		assertThat(await(By.cssSelector(".live-responses-table tbody .response-col_status")).getText())
			.startsWith("200");
		keepPicture();
	}

	private void keepPicture() throws IOException {
		Path picture = Path.of("target", "swagger-ui.png");
		Files.write(picture, this.browser.getScreenshotAs(OutputType.BYTES));
		assertThat(picture).isNotEmptyFile();
	}

	private void click(By what) {
		WebElement target = new WebDriverWait(this.browser, PATIENCE)
			.until(ExpectedConditions.elementToBeClickable(what));
		this.browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
		target.click();
	}

	private WebElement await(By what) {
		return new WebDriverWait(this.browser, PATIENCE).until(ExpectedConditions.visibilityOfElementLocated(what));
	}

}
