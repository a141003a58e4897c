package io.cdrfacade;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser for tests, where there is one. */
public final class Browser {

	/** Why tests that need one are skipped. */
	public static final String MISSING = "needs Chromium or Chrome and chromedriver on the PATH (Debian: chromium chromium-driver)";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private Browser() {
	}

	/** Whether there is a browser with its driver. */
	public static boolean isInstalled() {
		return binary().isPresent() && Programs.find("chromedriver").isPresent();
	}

	/** Opens a window, to be quit. */
	public static ChromeDriver open() {
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
