package io.cdrfacade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.bidi.browser.DownloadBehavior;
import org.openqa.selenium.bidi.browser.SetDownloadBehaviorParameters;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContext;
import org.openqa.selenium.bidi.browsingcontext.CreateContextParameters;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A window of a real browser for tests, where there is one. The browser is started once;
 * each window has cookies, storage, a cache and connections of its own.
 */
public final class Browser implements AutoCloseable {

	/** Why tests that need one are skipped. */
	public static final String MISSING = "needs Chromium or Chrome and chromedriver on the PATH (Debian: chromium chromium-driver)";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Most of what is awaited is there within 200 ms; Selenium looks every 500 ms. */
	private static final Duration PAUSE = Duration.ofMillis(25);

	private static final Path PICTURES = Path.of("target", "pictures");

	private static @Nullable ChromeDriver running;

	private final ChromeDriver driver;

	/** As a profile of the browser, with nothing of the others in it. */
	private final String user;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
		this.user = users(driver).createUserContext();
		String window = new BrowsingContext(driver,
				new CreateContextParameters(WindowType.WINDOW).userContext(this.user))
			.getId();
		driver.switchTo().window(window);
		driver.manage().window().setSize(new Dimension(1280, 1500));
		driver.manage().logs().get(LogType.BROWSER);
	}

	/** Whether there is a browser with its driver. */
	public static boolean isInstalled() {
		return binary().isPresent() && Programs.find("chromedriver").isPresent();
	}

	/** Opens a window. */
	public static synchronized Browser open() {
		if (running != null) {
			try {
				return new Browser(running);
			}
			catch (WebDriverException ex) {
				// It has crashed in the test before.
			}
		}
		running = start();
		return new Browser(running);
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

	/** Keeps what is downloaded in a folder. */
	public void saveTo(Path folder) {
		users(this.driver).setDownloadBehavior(
				new SetDownloadBehaviorParameters(DownloadBehavior.allowed(folder)).userContexts(List.of(this.user)));
	}

	/**
	 * Keeps a picture for people to look at, if {@code -Dpictures.keep=true} asks for it.
	 */
	public void keepPicture(String name) throws IOException {
		if (Boolean.getBoolean("pictures.keep")) {
			Path folder = Files.createDirectories(PICTURES);
			Files.write(folder.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
	}

	/** Closes the window, and forgets what was kept for it. */
	@Override
	public void close() {
		users(this.driver).removeUserContext(this.user);
	}

	private static org.openqa.selenium.bidi.module.Browser users(ChromeDriver driver) {
		return new org.openqa.selenium.bidi.module.Browser(driver);
	}

	private static ChromeDriver start() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(binary().orElseThrow().toFile());
		options.setAcceptInsecureCerts(true);
		options.enableBiDi();
		// Chromium's sandbox and shared memory do not work in a container; the other
		// options keep it off the network, and let it play without a click.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-quic", "--autoplay-policy=no-user-gesture-required");
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Programs.find("chromedriver").orElseThrow().toFile())
			.build();
		ChromeDriver browser = new ChromeDriver(service, options);
		browser.manage().timeouts().scriptTimeout(PATIENCE);
		Runtime.getRuntime().addShutdownHook(new Thread(browser::quit, "quit-browser"));
		return browser;
	}

	private static Optional<Path> binary() {
		return Stream.of("chromium", "chromium-browser", "google-chrome")
			.map(Programs::find)
			.flatMap(Optional::stream)
			.findFirst();
	}

}
