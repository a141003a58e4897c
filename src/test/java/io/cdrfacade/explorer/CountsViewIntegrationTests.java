package io.cdrfacade.explorer;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;
import io.cdrfacade.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts the calls of the sandbox. */
@BrowserTest
class CountsViewIntegrationTests extends ExplorerTest {

	@Test
	void showsWhatTheSummarySays() throws Exception {
		JsonNode total = JsonMapper.shared()
			.readTree(Http.to(this.port).get("/calls/summary?groupBy=day&" + ExplorerPage.WEEK).body())
			.at("/total");
		this.page.open("#/counts?" + ExplorerPage.WEEK);
		this.page.await(By.cssSelector(".plot svg"));
		assertThat(this.page.await(By.cssSelector(".figures")).getText()).contains("Answer rate",
				total.at("/calls").asString(), total.at("/answered").asString());
		assertThat(this.page.browser().findElements(By.cssSelector(".plot g.bar"))).hasSize(7);
	}

	@Test
	void leadsFromABarToItsCalls() {
		this.page.open("#/counts?" + ExplorerPage.WEEK);
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
		this.page.open("#/counts?" + ExplorerPage.WEEK);
		this.page.click("[data-value=extension]");
		this.page.await(By.linkText("8003")).click();
		this.page.awaitRows();
		assertThat(this.page.column(5)).allMatch("8003"::equals);
	}

	@Test
	void leadsFromAnHourToItsCalls() {
		this.page.open("#/counts?from=2026-11-20&to=2026-11-21");
		this.page.await(By.cssSelector(".numbers tbody tr:nth-child(2) a")).click();
		this.page.awaitRows();
		assertThat(this.page.fragment())
			.containsPattern("from=2026-11-20T\\d\\d%3A00%2B08%3A00&to=2026-11-20T\\d\\d%3A00%2B08%3A00");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					from=2026-09-15&to=2026-11-20                                       | from=2026-09-15&to=2026-10-01 | from=2026-11-01&to=2026-11-20
					from=2026-11-02T10:00&to=2026-11-06T18:00                           | from=2026-11-02T10%3A00&to=2026-11-03 | from=2026-11-06&to=2026-11-06T18%3A00
					from=2026-11-02T20:00-06:00&to=2026-11-06T05:30-0430                | from=2026-11-02T20%3A00-06%3A00&to=2026-11-04 | from=2026-11-06&to=2026-11-06T05%3A30-0430
					from=2026-11-20T02:30Z&to=2026-11-20T06:30Z                         | from=2026-11-20T02%3A30Z&to=2026-11-20T11%3A00%2B08%3A00 | from=2026-11-20T14%3A00%2B08%3A00&to=2026-11-20T06%3A30Z
					from=2026-11-20T10:30&to=2026-11-20T12:30&zone=Europe/Berlin        | from=2026-11-20T10%3A30&to=2026-11-20T11%3A00%2B01%3A00 | from=2026-11-20T12%3A00%2B01%3A00&to=2026-11-20T12%3A30
					from=2026-10-25T00:00&to=2026-10-25T03:00&zone=Europe/Berlin        | from=2026-10-25T02%3A00%2B02%3A00&to=2026-10-25T02%3A00%2B01%3A00 | from=2026-10-25T02%3A00%2B0
					from=2026-10-25T02:00:01%2B02:00&to=2026-10-25T02:30%2B01:00&zone=Europe/Berlin | from=2026-10-25T02%3A00%3A01%2B02%3A00&to=2026-10-25T02%3A00%2B01%3A00 | from=2026-10-25T02%3A00%2B01%3A00&to=2026-10-25T02%3A30%2B01%3A00
					""")
	void leadsToTheCallsThatWereCounted(String range, String first, String last) {
		this.page.open("#/counts?" + range);
		this.page.await(By.cssSelector(".numbers tbody a"));
		List<?> links = this.page.list("[...document.querySelectorAll('.numbers tbody a')].map((link) => link.hash)");
		assertThat(links.getFirst()).asString().startsWith("#/calls?" + first);
		assertThat(links.getLast()).asString().startsWith("#/calls?" + last);
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=2026-10-25&to=2026-10-26&zone=Europe/Berlin",
			"from=2026-10-25T00:30Z&to=2026-10-25T12:30%2B0800&zone=Europe/Berlin",
			"from=2026-10-04&to=2026-10-05&zone=Australia/Lord_Howe",
			"from=2026-11-02T18:30-08:00&to=2026-11-06T04:15Z" })
	void leadsToAsManyCallsAsWereCounted(String range) throws Exception {
		this.page.open("#/counts?" + range);
		this.page.await(By.cssSelector(".numbers tbody a"));
		List<?> links = this.page.list("[...document.querySelectorAll('.numbers tbody a')].map((link) => link.hash)");
		List<?> counts = this.page
			.list("[...document.querySelectorAll('.numbers tbody td:nth-child(2)')].map((cell) => cell.textContent)");
		for (int i = 0; i < links.size(); i++) {
			String calls = Http.to(this.port).get(links.get(i).toString().substring(1) + "&size=1").body();
			assertThat(JsonMapper.shared().readTree(calls).at("/page/totalItems").asString())
				.as(links.get(i).toString())
				.isEqualTo(counts.get(i).toString().replace(",", ""));
		}
		this.page.click(".numbers tbody tr:last-child a");
		this.page.awaitRows();
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
		this.page.open("#/counts?" + ExplorerPage.WEEK);
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
	void groupsByHowLongTheRangeIsOnClocks() {
		this.page.open("#/counts?from=2026-11-02T10:00-08:00&to=2026-11-05T00:00%2B08:00");
		this.page.await(By.cssSelector(".numbers tbody a"));
		assertThat(this.page.await(By.cssSelector(".numbers th")).getText()).isEqualTo("Hour");
	}

	@Test
	void endsTheAxisAtARoundNumber() {
		this.page.open("#/counts?" + ExplorerPage.WEEK);
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

	/** A call whose start cannot be read is in no hour and on no day. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hour | from=2026-11-20&to=2026-11-21
			day  | from=2026-11-02&to=2026-11-09
			""")
	void countsCallsWithoutAStart(String by, String range) {
		this.page.prepare("""
				const send = fetch;
				window.fetch = async (url, options) => {
				  const answer = await send(url, options);
				  if (new URL(url).searchParams.get('groupBy') !== '%s') {
				    return answer;
				  }
				  const body = await answer.json();
				  body.groups.push({ ...body.groups[0], key: null, calls: 3 });
				  return Response.json(body);
				};
				""".formatted(by));
		this.page.open("#/counts?" + range);
		assertThat(this.page.await(By.cssSelector(".numbers tbody tr:last-child")).getText()).startsWith("None 3 ");
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
