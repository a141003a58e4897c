package io.cdrfacade.explorer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.BrowserTest;
import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks through the calls of the sandbox. */
@BrowserTest
@TestPropertySource(
		properties = { "cdr.platform.retry.back-off=1ms", "cdr.cache.open-lifetime=0s", "cdr.sandbox.call-interval=1s",
				// The faults of several tests together must not open the breaker.
				"cdr.platform.breaker.failure-rate=100" })
class CallsViewIntegrationTests extends ExplorerTest {

	/** Calls of many pages of the platform. */
	private static final String TWO_MONTHS = "#/calls?from=2026-09-20&to=2026-11-20&size=1000";

	private static final By PROGRESS = By.cssSelector(".progress");

	private static final String PRESSED = "document.querySelector('[data-value=\"%s\"]').getAttribute('aria-pressed') === 'true'";

	private static final String FOCUS_ON_PAGE = "document.querySelector('.pages').innerText.includes(arguments[1]) "
			+ "&& document.activeElement.id === arguments[0]";

	@TempDir
	private Path downloads;

	@Value("${cdr.sandbox.time-zone}")
	private ZoneId zone;

	@AfterEach
	void switchFaultsOff() throws Exception {
		Http.to(this.port).send("DELETE", "/sandbox/faults");
	}

	@Test
	void showsTheCallsOfToday() throws Exception {
		awaitCallsOfToday(1);
		this.page.open("");
		this.page.awaitRows();
		this.page.awaitScript(PRESSED.formatted("today"));
		assertThat(this.page.column(2)).allMatch((direction) -> List.of("Inbound", "Outbound").contains(direction));
	}

	@Test
	void saysThatTheZoneOfALinkIsUnknown() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&zone=Nowhere/X");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("invalid-parameter", "zone=Nowhere/X");
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&zone=UTC");
		this.page.awaitRows();
	}

	@Test
	void filtersAndGoesBackAndForward() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("[data-value=inbound]");
		awaitDirections("Inbound");
		this.page.type("#filter-extension", "8003");
		this.page.awaitScript("location.hash.includes('extension=8003')");
		awaitColumn(5, "8003");
		this.page.browser().navigate().back();
		this.page.awaitScript("document.querySelector('#filter-extension').value === ''");
		awaitDirections("Inbound");
		this.page.browser().navigate().back();
		this.page.awaitScript(
				"[...document.querySelectorAll('.calls .direction')].some((one) => one.innerText.includes('Outbound'))");
		this.page.browser().navigate().forward();
		awaitDirections("Inbound");
	}

	/**
	 * On a phone, a tap ends the typing and clicks before the browser tells that the
	 * address has changed.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[data-value=inbound]    | #/calls?from=2026-11-02&to=2026-11-09&extension=8003&direction=inbound
			.top [data-view=counts] | #/counts?from=2026-11-02&to=2026-11-09&extension=8003
			""")
	void keepsWhatIsTypedWhenTheNextTapIsOnSomethingElse(String tapped, String address) {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.browser().executeScript("""
				const field = document.getElementById('filter-extension');
				field.value = '8003';
				field.dispatchEvent(new Event('change'));
				document.querySelector(arguments[0]).click();
				""", tapped);
		this.page.awaitScript("location.hash === arguments[0]", address);
		assertThat(this.page.await(By.id("filter-extension")).getDomProperty("value")).isEqualTo("8003");
	}

	/** Such as the letters from which a word of Chinese is chosen. */
	@Test
	void takesNoWordThatIsStillChosen() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click(".further summary");
		this.page.browser().executeScript("""
				const field = document.getElementById('filter-userId');
				field.value = 'zhang';
				field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
				""");
		assertThat(this.page.fragment()).isEqualTo(ExplorerPage.CALLS_OF_WEEK);
		this.page.type("#filter-userId", "zhang");
		this.page.awaitScript("location.hash.includes('userId=zhang')");
	}

	/** The API takes none. */
	@Test
	void leavesOutBlanksBetweenExtensions() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.type("#filter-extension", " 8003 , 8004");
		this.page.awaitScript("/extension=8003(,|%2C)8004/.test(location.hash)");
		this.page.awaitScript("document.querySelector('#filter-extension').value === '8003,8004'");
	}

	@Test
	void leavesOutBlanksOfABookmark() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&extension=8003,+8004");
		assertThat(this.page.awaitRows()).isNotEmpty();
		assertThat(this.page.await(By.id("filter-extension")).getAttribute("value")).isEqualTo("8003,8004");
	}

	/** There is only room for an arrow, which says nothing to screen readers. */
	@Test
	void tellsScreenReadersTheDirectionOnAPhone() {
		this.page.size(390, 844);
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&direction=inbound");
		WebElement row = this.page.awaitRows().getFirst();
		assertThat(row.findElement(By.cssSelector("td:nth-child(2)")).getAccessibleName()).isEqualTo("Inbound");
	}

	@Test
	void saysWhoseOrderItIsUntilAnotherIsChosen() {
		By order = By.cssSelector(".tools .order");
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		assertThat(this.page.await(order).getText()).isEqualTo("In the platform's order");
		this.page.click("#sort-talkSeconds");
		this.page.awaitScript("document.querySelector('[aria-sort=descending]')?.innerText.includes('Talk')");
		assertThat(this.page.browser().findElement(order).isDisplayed()).isFalse();
		this.page.browser().navigate().back();
		this.page.await(order);
	}

	@Test
	void goesFromPageToPageByLinks() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&size=100");
		this.page.awaitRows();
		List<?> first = ids();
		this.page.click(".paging [rel=next]");
		this.page.awaitScript("location.hash.includes('page=2')");
		this.page.awaitScript("document.querySelector('.pages').innerText.includes('Page 2 of')");
		assertThat(ids().stream().map(Object::toString)).hasSize(100)
			.doesNotContainAnyElementsOf(first.stream().map(Object::toString).toList());
		this.page.browser().navigate().back();
		this.page.awaitScript("document.querySelector('.pages').innerText.includes('Page 1 of')");
		assertThat(ids()).isEqualTo(first);
	}

	@Test
	void keepsTheFocusFromPageToPage() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&size=100");
		this.page.awaitRows();
		this.page.browser().findElement(By.id("page-next")).sendKeys(Keys.ENTER);
		this.page.awaitScript(FOCUS_ON_PAGE, "page-next", "Page 2 of");
		this.page.browser().findElement(By.id("page-last")).sendKeys(Keys.ENTER);
		this.page.awaitScript(FOCUS_ON_PAGE, "page-first", "Page 6 of 6");
		new Select(this.page.await(By.id("page-size"))).selectByValue("200");
		this.page.awaitScript(FOCUS_ON_PAGE, "page-size", "Page 1 of 3");
	}

	@Test
	void keepsTheEndOfTodayFromPageToPage() throws Exception {
		awaitCallsOfToday(21);
		this.page.open("#/calls?size=20");
		this.page.awaitRows();
		this.page.click(".paging [rel=next]");
		this.page.awaitScript("/until=2/.test(location.hash)");
		this.page.awaitScript(PRESSED.formatted("today"));
	}

	@Test
	void opensDetailsThatAreInTheAddress() {
		this.page.open("#/calls?from=2019-09-27&to=2019-09-28");
		this.page.awaitRows().getFirst().findElement(By.cssSelector("a.time")).click();
		assertThat(this.page.await(ExplorerPage.DETAILS).isDisplayed()).isTrue();
		assertThat(this.page.await(By.cssSelector("aside.details")).getText()).contains("Call 22670", "13387525701",
				"Called party", "10041", "Other", "10020", "#");
		assertThat(this.page.fragment()).contains("call=22670", "at=2019-09-27T14");
		this.page.browser().switchTo().activeElement().sendKeys(Keys.ESCAPE);
		this.page.awaitScript("!document.querySelector('aside.details h2')");
		assertThat(this.page.fragment()).doesNotContain("call=");
		assertThat(this.page.browser().switchTo().activeElement().getAttribute("class")).isEqualTo("time");
	}

	/** As over plain HTTP from another host. */
	@Test
	void offersNoLinkToCopyWhereBrowsersHaveNoClipboard() {
		this.page.prepare("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
		this.page.open("#/calls?from=2019-09-27&to=2019-09-28&call=22670");
		this.page.await(ExplorerPage.DETAILS);
		assertThat(this.page.browser().findElements(By.cssSelector("aside.details header button"))).hasSize(1);
	}

	@Test
	void playsARecordingAndSeeks() {
		play();
		this.page.browser()
			.executeScript("{const audio = document.querySelector('audio'); audio.pause(); "
					+ "audio.currentTime = audio.duration / 2}");
		this.page.awaitScript(
				"(({ seeking, currentTime, duration }) => !seeking && Math.abs(currentTime - duration / 2) < 0.2)"
						+ "(document.querySelector('audio'))");
	}

	@Test
	void goesOnPlayingWhenItIsRefreshed() {
		this.page.loopAudio();
		play();
		this.page.browser().executeScript("window.audio = document.querySelector('audio')");
		refresh("");
		assertThat(this.page.list("[audio.isConnected, audio.paused]")).isEqualTo(List.of(true, false));
		refresh("call.userId = 'of the platform';");
		this.page.awaitScript("document.querySelector('aside.details').innerText.includes('of the platform')");
		assertThat(this.page.list("[audio.isConnected, audio.paused]")).isEqualTo(List.of(true, false));
		assertThat(this.page.fragment()).contains("play=1");
	}

	private void play() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody a.round");
		this.page.awaitScript("document.querySelector('audio')?.currentTime > 0");
	}

	/** The platform has recordings later than calls. */
	@Test
	void showsARecordingThatHasComeMeanwhile() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&hasRecording=false");
		this.page.awaitRows();
		this.page.click("a.time");
		this.page.await(ExplorerPage.DETAILS);
		assertThat(this.page.browser().findElements(By.cssSelector("audio"))).isEmpty();
		refresh("call.recording = { fileName: 'a.wav', href: '/recordings/a.wav' };");
		this.page.await(By.cssSelector("aside.details audio"));
	}

	@Test
	void showsAThousandRows() {
		this.page.open("#/calls?from=2026-10-01&to=2026-11-20&size=1000");
		assertThat(this.page.awaitRows()).hasSize(1000);
		this.page.click("tbody tr:nth-child(1000) td:nth-child(2)");
		this.page.await(ExplorerPage.DETAILS);
	}

	@Test
	void showsAFailureOfThePlatformAndTriesAgain() throws Exception {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		fail("server-error");
		this.page.click(".paging [rel=next]");
		String problem = this.page.await(ExplorerPage.PROBLEM).getText();
		assertThat(problem).contains("The platform failed", "502 · upstream-failed", "What to do:",
				"Try again in a moment", "Trace id");
		assertThat(problem).containsPattern("[0-9a-f]{32}");
		this.page.keepPicture("problem-1366-light-en");
		Http.to(this.port).send("DELETE", "/sandbox/faults");
		this.page.click(".problem .primary");
		this.page.awaitRows();
		this.page.awaitScript("document.querySelector('.pages').innerText.includes('Page 2 of')");
	}

	@Test
	void savesAFileOfAllCallsWithProgress() throws IOException {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&direction=inbound");
		this.page.awaitRows();
		String total = this.page.await(By.cssSelector(".paging .shown")).getText().replaceAll(".* of ", "");
		this.page.download("ndjson", this.downloads);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> files().anyMatch((file) -> file.toString().endsWith(".ndjson")));
		Path file = files().findFirst().orElseThrow();
		assertThat(file.getFileName()).asString().startsWith("calls-sandbox-20261102T000000-20261109T000000");
		assertThat(Files.readAllLines(file)).hasSize(Integer.parseInt(total.replace(",", "")))
			.allMatch((line) -> line.contains("\"direction\":\"inbound\""));
	}

	@Test
	void closesTheMenuOfDownloads() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click(".menu summary");
		this.page.await(By.cssSelector("[data-format=csv]"));
		this.page.click("h1");
		this.page.awaitScript("!document.querySelector('.menu').open");
		this.page.click(".menu summary");
		this.page.await(By.cssSelector("[data-format=csv]")).sendKeys(Keys.ESCAPE);
		this.page.awaitScript("!document.querySelector('.menu').open");
		assertThat(this.page.browser().switchTo().activeElement().getText()).isEqualTo("Download");
	}

	@Test
	void savesNothingOfADownloadThatFails() throws Exception {
		this.page.open(TWO_MONTHS);
		this.page.awaitRows();
		fail("server-error");
		this.page.download("csv", this.downloads);
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("502 · upstream-failed");
		assertThat(files()).isEmpty();
	}

	@Test
	void savesNothingOfADownloadThatIsCutOff() throws Exception {
		this.page.open(TWO_MONTHS);
		this.page.awaitRows();
		Faults.slow(this.port, Duration.ofSeconds(5));
		this.page.download("csv", this.downloads);
		this.page.awaitScript("document.querySelector('.progress [role=status]').textContent.includes(' of ')");
		fail("server-error");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("The answer was cut off",
				"Nothing was saved");
		assertThat(files()).isEmpty();
	}

	@Test
	void showsTheProgressOfTheLatestDownload() throws Exception {
		this.page.open(TWO_MONTHS);
		this.page.awaitRows();
		Faults.slow(this.port, Duration.ofSeconds(10));
		this.page.download("csv", this.downloads);
		this.page.await(PROGRESS);
		this.page.download("ndjson", this.downloads);
		this.page.click(".progress button");
		this.page.awaitScript("document.querySelector('.progress').classList.contains('absent')");
		assertThat(this.page.browser().findElements(ExplorerPage.PROBLEM)).isEmpty();
		assertThat(files()).isEmpty();
	}

	@Test
	void beginsOnceWhenTheLanguageIsChosenTwice() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.browser()
			.executeScript("const button = document.querySelector('button.language'); button.click(); button.click()");
		this.page.awaitScript("document.querySelector('button.language').textContent === 'English'");
		this.page.awaitRows();
		this.page.browser().executeScript("""
				const send = fetch;
				window.asked = [];
				window.fetch = (url, ...more) => asked.push(String(url)) && send(url, ...more);
				location.hash += '&direction=inbound';
				""");
		this.page.awaitScript("asked.length > 0");
		this.page.awaitRows();
		assertThat(this.page.list("asked")).hasSize(1);
	}

	@Test
	void saysWhenThereIsNothing() {
		this.page.open("#/calls?from=2018-01-01&to=2018-01-02");
		assertThat(this.page.await(By.cssSelector(".foot .empty")).getText()).contains("No calls");
	}

	@Test
	void showsTimesInAZoneOfChoice() {
		this.page.open("#/calls?from=2019-09-27&to=2019-09-28&zone=UTC");
		this.page.awaitRows();
		assertThat(this.page.column(1)).singleElement().asString().contains("06:58:37");
	}

	/**
	 * On Wednesday morning, Monday's midday is less than two days ago, but not yesterday.
	 */
	@Test
	void tellsHowLongAgoWithoutWordsOfTheCalendar() {
		this.page.open("#/calls?from=2019-09-27&to=2019-09-28");
		this.page.awaitRows();
		Object ago = this.page.browser().executeAsyncScript("""
				const done = arguments[0];
				const hour = 3_600_000;
				import(new URL('js/time.js', location.href).href).then(({ ago }) => done([1, 24, 47, 24 * 40, 24 * 400]
				  .map((hours) => ago(new Date(Date.now() - hours * hour - 60_000).toISOString()))));
				""");
		assertThat(ago).asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.allMatch((text) -> text.matches("1 .* ago"));
	}

	/** There may be none yet right after midnight. */
	private void awaitCallsOfToday(int count) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> Integer.parseInt(Http.to(this.port)
				.send("HEAD", "/calls/export?from=" + LocalDate.now(this.zone))
				.headers()
				.firstValue("X-Total-Count")
				.orElseThrow()) >= count);
	}

	/** Presses Refresh, to which the API answers calls that a script has changed. */
	private void refresh(String change) {
		this.page.browser().executeScript("""
				window.send ??= fetch;
				window.fetch = async (url, options) => {
				  const body = await (await send(url, options)).json();
				  body.items.forEach((call) => { %s });
				  return Response.json(body);
				};
				""".formatted(change));
		this.page.click(".tools > .plain");
		this.page.awaitRows();
	}

	private void awaitDirections(String direction) {
		awaitColumn(2, direction);
	}

	private void awaitColumn(int number, String text) {
		this.page.awaitScript(
				"((cells) => cells.length > 0 && cells.every((cell) => cell.innerText.trim() === arguments[0]))"
						+ "([...document.querySelectorAll('.calls tbody tr[data-id] td:nth-child(" + number + ")')])",
				text);
	}

	private List<?> ids() {
		return this.page.list("[...document.querySelectorAll('tr[data-id]')].map((row) => row.dataset.id)");
	}

	private Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.downloads)) {
			return files.toList().stream();
		}
	}

	private void fail(String kind) throws IOException, InterruptedException {
		Faults.set(this.port, kind);
	}

}
