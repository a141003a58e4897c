package io.cdrfacade.explorer;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;
import io.cdrfacade.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts the calls of the sandbox. */
@BrowserTest
class CountsViewIntegrationTests extends ExplorerTest {

	private static final String WEEK = "from=2026-11-02&to=2026-11-09";

	@Test
	void showsWhatTheSummarySays() throws Exception {
		JsonNode total = JsonMapper.shared()
			.readTree(Http.to(this.port).get("/calls/summary?groupBy=day&" + WEEK).body())
			.at("/total");
		this.page.open("#/counts?" + WEEK);
		this.page.await(By.cssSelector(".plot svg"));
		assertThat(this.page.await(By.cssSelector(".figures")).getText()).contains("Answer rate",
				total.at("/calls").asString(), total.at("/answered").asString());
		assertThat(this.page.browser().findElements(By.cssSelector(".plot g.bar"))).hasSize(7);
	}

	@Test
	void leadsFromABarToItsCalls() {
		this.page.open("#/counts?" + WEEK);
		this.page.await(By.cssSelector(".plot svg"));
		this.page.click(".plot g.bar:nth-of-type(2) .answered");
		this.page.awaitScript("location.hash === '#/calls?from=2026-11-03&to=2026-11-04'");
		this.page.awaitRows();
		assertThat(this.page.column(1)).allMatch((time) -> time.toString().contains("3 Nov"));
		assertThat(this.page.browser().getTitle()).isEqualTo("Calls · cdr-facade");
		this.page.browser().navigate().back();
		this.page.await(By.cssSelector(".plot svg"));
		assertThat(this.page.browser().getTitle()).isEqualTo("Counts · cdr-facade");
	}

	@Test
	void leadsFromTheTableToTheCallsOfAnExtension() {
		this.page.open("#/counts?" + WEEK);
		this.page.click("[data-value=extension]");
		this.page.await(By.linkText("8003")).click();
		this.page.awaitRows();
		assertThat(this.page.column(5)).allMatch("8003"::equals);
	}

	@Test
	void leadsFromAnHourToItsCalls() {
		this.page.open("#/counts?from=2026-11-20&to=2026-11-21");
		this.page.await(By.cssSelector(".numbers tbody a")).click();
		this.page.awaitRows();
		assertThat(this.page.fragment())
			.containsPattern("from=2026-11-20T\\d\\d%3A00%2B08%3A00&to=2026-11-20T\\d\\d%3A00%2B08%3A00");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					from=2026-09-15&to=2026-11-20                                       | from=2026-09-15&to=2026-10-01 | from=2026-11-01&to=2026-11-20
					from=2026-11-02T10:00&to=2026-11-06T18:00                           | from=2026-11-02T10%3A00&to=2026-11-03 | from=2026-11-06&to=2026-11-06T18%3A00
					from=2026-10-25T00:00&to=2026-10-25T03:00&zone=Europe/Berlin        | from=2026-10-25T02%3A00%2B02%3A00&to=2026-10-25T03%3A00%2B02%3A00 | from=2026-10-25T02%3A00%2B0
					""")
	void leadsToTheCallsThatWereCounted(String range, String first, String last) {
		this.page.open("#/counts?" + range);
		this.page.await(By.cssSelector(".numbers tbody a"));
		List<?> links = this.page.list("[...document.querySelectorAll('.numbers tbody a')].map((link) => link.hash)");
		assertThat(links.getFirst()).asString().startsWith("#/calls?" + first);
		assertThat(links.getLast()).asString().startsWith("#/calls?" + last);
	}

	/** Bars of hours lead to such a range. */
	@Test
	void countsTheHoursOfARangeWithOffsets() {
		this.page.open("#/counts?from=2026-11-20T10:00%2B08:00&to=2026-11-20T12:00%2B08:00");
		this.page.await(By.cssSelector(".numbers tbody a"));
		assertThat(this.page.await(By.cssSelector(".numbers th")).getText()).isEqualTo("Hour");
	}

	@Test
	void showsNoCountsOfTheRangeBeforeBesideAProblem() {
		this.page.open("#/counts?" + WEEK);
		this.page.await(By.cssSelector(".heat table"));
		this.page.browser().executeScript("location.hash = '#/counts?from=2026-11-09&to=2026-11-02'");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("invalid-parameter");
		assertThat(this.page.browser().findElement(By.cssSelector(".figures")).isDisplayed()).isFalse();
		assertThat(this.page.browser().findElement(By.cssSelector(".heat")).isDisplayed()).isFalse();
		this.page.browser().navigate().back();
		this.page.await(By.cssSelector(".heat table"));
		this.page.await(By.cssSelector(".figures"));
	}

	@Test
	void endsTheAxisAtARoundNumber() {
		this.page.open("#/counts?" + WEEK);
		this.page.await(By.cssSelector(".plot svg"));
		assertThat(axis(1)).containsExactly("0", "1");
		assertThat(axis(7)).last().isEqualTo("7");
		assertThat(axis(11)).last().isEqualTo("12");
		assertThat(axis(70)).last().isEqualTo("70");
		assertThat(axis(71)).last().isEqualTo("80");
		assertThat(axis(100)).containsExactly("0", "20", "40", "60", "80", "100");
		assertThat(axis(101)).last().isEqualTo("120");
		assertThat(axis(150)).containsExactly("0", "50", "100", "150");
		assertThat(axis(1000)).last().isEqualTo("1,000");
		assertThat(axis(123_456)).last().isEqualTo("140,000");
	}

	@Test
	void hasRoomForTheNumbersOfTheAxis() {
		this.page.open("#/counts?from=2026-09-15&to=2026-11-20&by=hangupCause");
		this.page.await(By.cssSelector(".plot svg"));
		List<?> axis = this.page
			.list("[...document.querySelectorAll('.plot svg > text')].map((text) => text.textContent)");
		assertThat(axis).last().asString().hasSizeGreaterThan(4);
		List<?> lefts = this.page
			.list("[...document.querySelectorAll('.plot svg > text')].map((text) => Math.floor(text.getBBox().x))");
		assertThat(lefts).allSatisfy((left) -> assertThat((Long) left).isNotNegative());
	}

	@Test
	void saysWhenThereIsNothing() {
		this.page.open("#/counts?from=2018-01-01&to=2018-01-02");
		assertThat(this.page.await(By.cssSelector(".groups .empty")).getText()).contains("No calls");
	}

	/** The numbers of the axis of a chart whose bar has so many calls. */
	private List<String> axis(int calls) {
		return ((List<?>) Objects.requireNonNull(this.page.browser().executeAsyncScript("""
				const [calls, done] = arguments;
				import(new URL('js/chart.js', location.href).href).then(({ barChart }) => {
				  document.body.replaceChildren(barChart('', [{ label: '', calls, answered: 0, tip: '' }]));
				  requestAnimationFrame(() => requestAnimationFrame(() => done(
				    [...document.querySelectorAll('.plot svg > text')].map((text) => text.textContent))));
				});
				""", calls))).stream().map(Object::toString).toList();
	}

}
