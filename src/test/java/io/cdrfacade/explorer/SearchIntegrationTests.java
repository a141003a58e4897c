package io.cdrfacade.explorer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks for calls by what the platform cannot filter or sort by. */
@BrowserTest
class SearchIntegrationTests extends ExplorerTest {

	@TempDir
	private Path downloads;

	@Test
	void findsWhatWasNotAnswered() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("[data-value=false]");
		this.page.awaitScript("location.hash.includes('answered=false')");
		this.page.awaitScript(
				"!document.querySelector('.calls .pill.good') && document.querySelector('.calls .pill') !== null");
	}

	@Test
	void findsCallsOfANumberOfEitherParty() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&direction=inbound");
		this.page.awaitRows();
		String caller = this.page.column(3).getFirst().toString();
		this.page.type("#filter-number", caller);
		this.page.awaitScript("location.hash.includes('number=')");
		this.page.awaitScript("((rows) => rows.length > 0 && rows.every((row) => row.innerText.includes(arguments[0])))"
				+ "([...document.querySelectorAll('tr[data-id]')])", caller);
	}

	@Test
	void sortsByTalk() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&size=1000");
		this.page.awaitRows();
		this.page.click("#sort-talkSeconds");
		this.page.await(By.cssSelector("th[aria-sort=descending]"));
		List<Integer> talks = talks();
		assertThat(talks).hasSizeGreaterThan(500).isSortedAccordingTo(Comparator.reverseOrder());
		assertThat(talks.getFirst()).isGreaterThan(talks.getLast());
		this.page.click("#sort-talkSeconds");
		this.page.await(By.cssSelector("th[aria-sort=ascending]"));
		assertThat(talks()).isEqualTo(talks.reversed());
	}

	@Test
	void leadsFromAHangUpCauseToItsCalls() {
		this.page.open("#/counts?by=hangupCause&" + ExplorerPage.WEEK);
		this.page.await(By.linkText("Busy")).click();
		this.page.awaitRows();
		assertThat(this.page.column(7)).allMatch("Busy"::equals);
	}

	@Test
	void opensTheCallOfALink() {
		this.page.open("#/calls?from=2026-11-02&to=2026-11-03&call=22670&at=2019-09-27T14:58:37%2B08:00");
		this.page.await(ExplorerPage.DETAILS);
		assertThat(this.page.await(By.cssSelector("aside.details")).getText()).contains("Call 22670", "13387525701");
	}

	@Test
	void tellsThatACallIsNotThere() {
		this.page.open("#/calls?call=1&at=2019-09-27T14:58:37%2B08:00");
		assertThat(this.page.await(By.cssSelector("aside.details .problem")).getText()).contains("call-not-found");
	}

	@Test
	void coloursHoursOfTheWeek() {
		this.page.open("#/counts?" + ExplorerPage.WEEK);
		this.page.await(By.cssSelector(".heat table"));
		assertThat(this.page.browser().findElements(By.cssSelector(".heat tbody td"))).hasSize(7 * 24);
		this.page.awaitScript("[...document.querySelectorAll('.heat tbody td')].reduce((sum, cell) => "
				+ "sum + Number(cell.textContent.replace(',', '')), 0) === "
				+ "Number(document.querySelector('.figures dd').textContent.replace(',', ''))");
	}

	@Test
	void savesASpreadsheet() throws IOException {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		String total = this.page.await(By.cssSelector(".paging .shown")).getText().replaceAll(".* of ", "");
		this.page.download("xlsx", this.downloads);
		Path file = Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(this::spreadsheets, (files) -> !files.isEmpty())
			.getFirst();
		assertThat(rows(file)).as("the calls, and a row of headings")
			.isEqualTo(Integer.parseInt(total.replace(",", "")) + 1);
	}

	/** Proxies leave it out, or tell a date. */
	@Test
	void tellsHowLongToWaitWhereThatIsKnown() {
		this.page.open("#/calls?from=2018-01-01&to=2018-01-02");
		this.page.awaitListing();
		Object texts = this.page.browser().executeAsyncScript("""
				const done = arguments[0];
				import(new URL('js/problem.js', location.href).href).then(({ problemCard }) => done(
				  ['7', null, 'Fri, 27 Nov 2026 06:58:37 GMT'].map((wait) =>
				    problemCard({ code: 'quota-exceeded', title: 'Too many', wait }).textContent)));
				""");
		assertThat(texts).asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.satisfiesExactly((seconds) -> assertThat(seconds).endsWith("Wait 7 s, then try again."),
					(none) -> assertThat(none).endsWith("Wait a moment, then try again."),
					(date) -> assertThat(date).endsWith("Wait a moment, then try again."));
	}

	@Test
	void tellsProblemsInChinese() {
		this.page.language("zh");
		this.page.open("#/calls?method=none");
		assertThat(this.page.await(By.cssSelector(".problem h2")).getText()).containsPattern("\\p{IsHan}");
	}

	private List<Path> spreadsheets() throws IOException {
		try (Stream<Path> files = Files.list(this.downloads)) {
			return files.filter((file) -> file.toString().endsWith(".xlsx")).toList();
		}
	}

	private static int rows(Path spreadsheet) throws IOException {
		try (ZipFile zip = new ZipFile(spreadsheet.toFile());
				InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
			return new String(sheet.readAllBytes(), StandardCharsets.UTF_8).split("<row ", -1).length - 1;
		}
	}

	private List<Integer> talks() {
		return this.page.column(8).stream().map((talk) -> seconds(talk.toString())).toList();
	}

	private static int seconds(String talk) {
		int seconds = 0;
		for (String part : talk.equals("–") ? new String[] { "0" } : talk.split(":", -1)) {
			seconds = seconds * 60 + Integer.parseInt(part);
		}
		return seconds;
	}

}
