package io.cdrfacade.explorer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;

import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import org.springframework.core.io.ClassPathResource;

import io.cdrfacade.Browser;

/** The explorer in a real browser, in English and light unless told otherwise. */
final class ExplorerPage implements AutoCloseable {

	/** A past week, whose calls do not change, and are there at any time of day. */
	static final String WEEK = "from=2026-11-02&to=2026-11-09";

	static final String CALLS_OF_WEEK = "#/calls?" + WEEK;

	static final By ROWS = By.cssSelector("table.calls tbody:not(.skeleton) tr[data-id]");

	static final By PROBLEM = By.cssSelector(".problem");

	static final By DETAILS = By.cssSelector("aside.details dl");

	private static final String CHECK = """
			const done = arguments[0];
			axe.run().then(({ violations }) => done(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)),
			  (error) => done([String(error)]));
			""";

	private final Browser window = Browser.open();

	private final ChromeDriver browser = this.window.driver();

	private final String base;

	ExplorerPage(String base) {
		this.base = base;
		size(1366, 860);
		look("light");
		this.browser.get(base + "explorer/icon.svg");
		language("en");
	}

	static ExplorerPage on(int port) {
		return new ExplorerPage("http://127.0.0.1:" + port + "/");
	}

	ChromeDriver browser() {
		return this.browser;
	}

	/** Runs a script in every page to come, before the page's own. */
	void prepare(String script) {
		this.browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
	}

	/**
	 * Repeats recordings in every page to come, so that none ends before a test looks.
	 */
	void loopAudio() {
		prepare("addEventListener('loadstart', ({ target }) => { target.loop = true; }, true)");
	}

	/** Loads the page again with a fragment. */
	void open(String fragment) {
		this.browser.get("about:blank");
		this.browser.get(this.base + "explorer/" + fragment);
	}

	/** Keeps a language for the next page. */
	void language(String tag) {
		this.browser.executeScript("localStorage.setItem('cdr-facade.language', arguments[0])", tag);
	}

	void look(String scheme) {
		this.browser.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	void size(int width, int height) {
		this.browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	void click(String css) {
		this.window.click(By.cssSelector(css));
	}

	/** Chooses a format in the menu of downloads; the file goes into a folder. */
	void download(String format, Path folder) {
		this.window.saveTo(folder);
		click(".menu summary");
		click("[data-format=" + format + "]");
	}

	void type(String css, String text) {
		WebElement field = await(By.cssSelector(css));
		field.clear();
		field.sendKeys(text + "\n");
	}

	WebElement await(By what) {
		return this.window.await(what);
	}

	/**
	 * Waits until a script has a result that is true; what it reads may not be there yet.
	 */
	void awaitScript(String script, Object... arguments) {
		this.window.patiently()
			.ignoring(JavascriptException.class)
			.withMessage(script)
			.until((_) -> Boolean.TRUE.equals(this.browser.executeScript("return " + script, arguments)));
	}

	/** Shows the calls of the week to a key. */
	void enter(String key) {
		open(CALLS_OF_WEEK);
		type("#credential", key);
		awaitRows();
	}

	/** Waits until the listing has come, and is not on its way. */
	List<WebElement> awaitRows() {
		awaitListing();
		await(ROWS);
		return this.browser.findElements(ROWS);
	}

	/** As {@link #awaitRows()}, but there may be none. */
	void awaitListing() {
		awaitScript("document.querySelector('.listing')?.getAttribute('aria-busy') === 'false'");
	}

	/** The texts of a column. */
	List<?> column(int number) {
		return list("[...document.querySelectorAll('table.calls tbody tr[data-id] td:nth-child(" + number
				+ ")')].map((cell) => cell.innerText.trim())");
	}

	/** What a script gives. */
	List<?> list(String script) {
		return (List<?>) Objects.requireNonNull(this.browser.executeScript("return " + script));
	}

	String fragment() {
		return String.valueOf(this.browser.executeScript("return location.hash"));
	}

	/**
	 * Whether nothing has to be scrolled sideways. On a phone {@code innerWidth} is as
	 * wide as what is shown, also if that is too wide.
	 */
	boolean fits() {
		return Boolean.TRUE
			.equals(this.browser.executeScript("return (({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)"
					+ "(document.documentElement)"));
	}

	/** What axe-core finds against the page. */
	List<?> violations() throws IOException {
		if (!Boolean.TRUE.equals(this.browser.executeScript("return 'axe' in window"))) {
			this.browser.executeScript(new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8));
		}
		return (List<?>) Objects.requireNonNull(this.browser.executeAsyncScript(CHECK));
	}

	/** The errors in the browser's console, except for error statuses of answers. */
	List<String> errors() {
		return this.browser.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> Level.SEVERE.equals(entry.getLevel()))
			.map(LogEntry::getMessage)
			.filter((message) -> !message.contains("Failed to load resource"))
			.toList();
	}

	/** Keeps a picture of the page, if they are asked for. */
	void keepPicture(String name) throws IOException {
		this.window.keepPicture(name);
	}

	@Override
	public void close() {
		this.window.close();
	}

}
