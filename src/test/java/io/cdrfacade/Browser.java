package io.cdrfacade;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser for tests, where there is one. */
public final class Browser implements AutoCloseable {

	/** Why tests that need one are skipped. */
	public static final String MISSING = "needs Chromium or Chrome and chromedriver on the PATH (Debian: chromium chromium-driver)";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Most of what is awaited is there within 200 ms; Selenium looks every 500 ms. */
	private static final Duration PAUSE = Duration.ofMillis(25);

	private final ChromeDriver driver = start();

	private Browser() {
	}

	/** Whether there is a browser with its driver. */
	public static boolean isInstalled() {
		return binary().isPresent() && Programs.find("chromedriver").isPresent();
	}

	/** Opens a window. */
	public static Browser open() {
		return new Browser();
	}

	public ChromeDriver driver() {
		return this.driver;
	}

	/** Waits until something is shown. */
	public WebElement await(By what) {
		return patiently().until(ExpectedConditions.visibilityOfElementLocated(what));
	}

	/** Scrolls to something and clicks it, also if it is drawn again meanwhile. */
	public void click(By what) {
		patiently().until((_) -> {
			WebElement target = this.driver.findElement(what);
			if (!target.isEnabled()) {
				return false;
			}
			this.driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
			target.click();
			return true;
		});
	}

	/** Waits for what may not be there yet, or may be drawn again. */
	public FluentWait<WebDriver> patiently() {
		return new WebDriverWait(this.driver, PATIENCE).pollingEvery(PAUSE)
			.ignoring(StaleElementReferenceException.class)
			.ignoring(ElementClickInterceptedException.class)
			.ignoring(ElementNotInteractableException.class);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	private static ChromeDriver start() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(binary().orElseThrow().toFile());
		options.setAcceptInsecureCerts(true);
		// Chromium's sandbox and shared memory do not work in a container; the other
		// options keep it off the network, and let it play without a click.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-quic", "--autoplay-policy=no-user-gesture-required");
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Programs.find("chromedriver").orElseThrow().toFile())
			.build();
		ChromeDriver browser = new ChromeDriver(service, options);
		browser.manage().window().setSize(new Dimension(1280, 1500));
		browser.manage().timeouts().scriptTimeout(PATIENCE);
		return browser;
	}

	private static Optional<Path> binary() {
		return Stream.of("chromium", "chromium-browser", "google-chrome")
			.map(Programs::find)
			.flatMap(Optional::stream)
			.findFirst();
	}

}
