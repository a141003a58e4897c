package io.cdrfacade.explorer;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Links that a person has typed, or that came from elsewhere. */
@BrowserTest
class AddressIntegrationTests {

	@AutoClose
	private static ExplorerPage page;

	@BeforeAll
	static void openBrowser(@LocalServerPort int port) {
		page = ExplorerPage.on(port);
	}

	@AfterEach
	void verifyNoErrors() {
		assertThat(page.errors()).isEmpty();
	}

	/** None of them may show other calls than those that are meant. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			calls?from=2026-11-02&to=monday       | to=monday must be
			calls?from=2026-11-02&to=2027-02-30   | to=2027-02-30 must be
			calls?from=2026-11-02&to=2027-13-01   | to=2027-13-01 must be
			calls?from=2026-11-02&to=2027-01-01x  | to=2027-01-01x must be
			calls?from=2026-11-02&to=2300-01-01   | to=2300-01-01 must be
			calls?from=monday&to=2026-11-09       | from=monday must be
			calls?from=monday                     | from=monday must be
			calls?to=monday                       | to=monday must be
			counts?from=2026-11-02&to=monday      | to=monday must be
			counts?from=monday                    | from=monday must be
			calls?from=2026-11-02&from=2026-11-03 | from=2026-11-02, 2026-11-03 must be given only once
			calls?to=2026-11-09T10:00+08:00&to=1  | to=2026-11-09T10:00+08:00, 1 must be given only once
			calls?userId=1&userId=2               | userId=1, 2 must be given only once
			calls?userId=1&userId=1               | userId=1, 1 must be given only once
			counts?maturity=1&maturity=2          | maturity=1, 2 must be given only once
			live?destination=1&destination=2      | destination=1, 2 must be given only once
			calls?size=50&size=100                | size=50, 100 must be given only once
			counts?by=method&by=direction         | by=method, direction must be given only once
			live?dirction=inbound&dirction=all    | dirction=inbound, all is not known
			calls?zone=Nowhere/X                  | zone=Nowhere/X must be
			calls?size=many                       | size=many must be
			calls?page=0                          | page=0 must be
			calls?sort=size                       | sort=size must be
			calls?minTalkSeconds=-1               | minTalkSeconds=-1 must be
			calls?answered=maybe                  | answered=maybe must be
			live?answered=maybe                   | answered=maybe must be
			calls?account=berlin                  | account=berlin must be one of sandbox
			calls?dirction=inbound                | dirction=inbound is not known
			live?dirction=inbound                 | dirction=inbound is not known
			calls?constructor=x                   | constructor=x is not known
			counts?by=none                        | by=none must be one of extension
			counts?by=day,extension               | by=day,extension must be one of extension
			call?direction=inbound                | view=call must be one of calls, counts, live
			calls?view=counts                     | view=calls, counts must be given only once
			""")
	void tellsWhatIsWrong(String address, String fault) {
		page.open("#/" + address);
		assertThat(page.await(ExplorerPage.PROBLEM).getText()).contains("invalid-parameter", fault);
		assertThat(page.browser().findElements(ExplorerPage.PROBLEM)).hasSize(1);
	}

	/** Some would lead to another path of the API, and some into another selector. */
	@ParameterizedTest
	@ValueSource(strings = { "%22", "summary", "..", "0", "1234567890123456789" })
	void tellsThatThereIsNoCallOfSuchAnId(String id) {
		page.open(ExplorerPage.CALLS_OF_WEEK + "&call=" + id);
		assertThat(page.await(By.cssSelector("aside.details .problem")).getText()).contains("invalid-parameter",
				"must be the id of a call");
		page.awaitRows();
		page.click(".top [data-view=counts]");
		page.await(By.cssSelector(".plot svg"));
	}

	@Test
	void goesOnWithoutWhatIsNotKnown() {
		page.open("#/calls?dirction=inbound&extension=8003&" + ExplorerPage.WEEK);
		page.click(".problem .primary");
		page.awaitRows();
		assertThat(page.fragment()).isEqualTo("#/calls?extension=8003&" + ExplorerPage.WEEK);
		page.browser().navigate().back();
		page.await(ExplorerPage.PROBLEM);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			to=2026-11-09                  | 2026-11-08T00:00 | 2026-11-09T00:00
			to=2026-11-09T10:00%2B08:00    | 2026-11-08T10:00 | 2026-11-09T10:00
			to=2026-11-09T10:00+08:00      | 2026-11-08T10:00 | 2026-11-09T10:00
			from=&to=2026-11-09            | 2026-11-08T00:00 | 2026-11-09T00:00
			""")
	void completesHalfARange(String range, String from, String to) {
		page.open("#/calls?" + range);
		page.awaitRows();
		assertThat(value("filter-from")).isEqualTo(from);
		assertThat(value("filter-to")).isEqualTo(to);
	}

	@Test
	void endsARangeWithoutAnEndToday() {
		ZoneId zone = ZoneId.of("Asia/Shanghai");
		LocalDate today = LocalDate.now(zone);
		page.open("#/calls?from=" + today.minusDays(7));
		page.awaitRows();
		assertThat(value("filter-from")).isEqualTo(today.minusDays(7) + "T00:00");
		assertThat(value("filter-to")).isIn(today.plusDays(1) + "T00:00", LocalDate.now(zone).plusDays(1) + "T00:00");
	}

	/** What is asked for does not change until a person changes it. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					from=2026-11-20T10:00:00.500%2B08:00&to=2026-11-20T12:00:00.5%2B08:00        | 2026-11-20T10:00    | 2026-11-20T12:00
					from=2026-11-20T10:00%2B0800&to=2026-11-20T12:00%2B08                        | 2026-11-20T10:00    | 2026-11-20T12:00
					from=2026-11-20T10:00:30%2B08:00:00&to=2026-11-20T12:00:59.999999999         | 2026-11-20T10:00:30 | 2026-11-20T12:00:59
					from=2026-11-20T02:00Z&to=2026-11-19T23:30:00-0430                           | 2026-11-20T10:00    | 2026-11-20T12:00
					from=2026-11-20T02:00Z&to=2026-11-20T12:00:00.25%2B0800&zone=Europe/Berlin   | 2026-11-20T03:00    | 2026-11-20T05:00
					from=2026-10-25T00:30Z&to=2026-10-25T01:30Z&zone=Europe/Berlin               | 2026-10-25T02:30    | 2026-10-25T02:30
					""")
	void showsTimesByTheClocksOfTheZone(String range, String from, String to) {
		page.open("#/calls?" + range);
		page.awaitRows();
		assertThat(value("filter-from")).isEqualTo(from);
		assertThat(value("filter-to")).isEqualTo(to);
		assertThat(page.fragment()).isEqualTo("#/calls?" + range);
		assertThat(asked("from"))
			.isEqualTo(page.list("[new URLSearchParams(location.hash.split('?')[1]).get('from')]"));
		assertThat(asked("to")).isEqualTo(page.list("[new URLSearchParams(location.hash.split('?')[1]).get('to')]"));
	}

	/** Browsers tell each digit of a date. */
	@Test
	void takesADateWhenItHasBeenTyped() {
		page.open("#/calls?from=2026-11-02T08:00&to=2026-11-09");
		page.awaitRows();
		page.browser()
			.executeScript("window.visited = []; addEventListener('hashchange', () => visited.push(location.hash));"
					+ "document.getElementById('filter-from').focus()");
		new Actions(page.browser()).sendKeys(Keys.TAB, Keys.TAB, "2025").perform();
		assertThat(value("filter-from")).isEqualTo("2025-11-02T08:00");
		assertThat(page.list("visited")).isEmpty();
		new Actions(page.browser()).sendKeys(Keys.ENTER).perform();
		page.awaitScript("visited.length > 0");
		assertThat(page.list("visited")).asString().isEqualTo("[#/calls?from=2025-11-02T08%3A00&to=2026-11-09]");
		page.browser().navigate().back();
		page.awaitScript("document.getElementById('filter-from').value === '2026-11-02T08:00'");
	}

	@Test
	void readsAQuestionMarkAsPartOfAValue() {
		page.open("#/calls?userId=0?1&" + ExplorerPage.WEEK);
		page.click(".further summary");
		assertThat(value("filter-userId")).isEqualTo("0?1");
	}

	@Test
	void takesListsThatAreRepeated() {
		page.open("#/calls?extension=8003&extension=8004&" + ExplorerPage.WEEK);
		page.awaitRows();
		assertThat(value("filter-extension")).isEqualTo("8003,8004");
		assertThat(page.column(5)).extracting(Object::toString).containsOnly("8003", "8004");
	}

	/** A filter that is not seen would make the calls that are missing a riddle. */
	@ParameterizedTest
	@ValueSource(strings = { "maxTalkSeconds=100", "destination=13387525701", "userId=0", "memberId=0", "maturity=0",
			"customerId=0" })
	void showsEveryFilter(String filter) {
		String[] parts = filter.split("=", 2);
		page.open(ExplorerPage.CALLS_OF_WEEK + "&" + filter);
		page.click(".further summary");
		assertThat(value("filter-" + parts[0])).isEqualTo(parts[1]);
		assertThat(page.await(By.cssSelector(".further summary")).getText()).isEqualTo("More filters (1)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hangupCause=busy,no-answer | filter-hangupCause | Busy, No answer
			zone=Asia/Shanghai         | filter-zone        | Asia/Shanghai
			zone=UTC                   | filter-zone        | UTC
			zone=Etc/GMT+8             | filter-zone        | Etc/GMT+8
			""")
	void showsWhatIsChosen(String filter, String select, String shown) {
		page.open(ExplorerPage.CALLS_OF_WEEK + "&" + filter);
		page.click(".further summary");
		assertThat(chosen(select)).isEqualTo(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "number", "destination" })
	void showsThePlusOfANumber(String filter) {
		page.open("#/calls?" + filter + "=+8613800138000&" + ExplorerPage.WEEK);
		page.click(".further summary");
		assertThat(value("filter-" + filter)).isEqualTo("+8613800138000");
	}

	/** Otherwise everything moves when a view has nothing to scroll. */
	@Test
	void keepsRoomForTheScrollBar() {
		page.open(ExplorerPage.CALLS_OF_WEEK);
		page.awaitRows();
		List<?> full = page.list("[document.querySelector('.top').clientWidth]");
		page.open("#/calls?from=2018-01-01&to=2018-01-02");
		page.await(By.cssSelector(".empty"));
		assertThat(page.list("[document.querySelector('.top').clientWidth]")).isEqualTo(full);
	}

	@Test
	void showsTheSizeOfPages() {
		page.open("#/calls?size=75&" + ExplorerPage.WEEK);
		assertThat(page.awaitRows()).hasSize(75);
		assertThat(chosen("page-size")).isEqualTo("75");
	}

	@Test
	void saysThatThereIsNoSuchPage() {
		page.open("#/calls?page=99&" + ExplorerPage.WEEK);
		assertThat(page.await(By.cssSelector(".foot .empty")).getText()).contains("No such page", "12 pages");
		page.click(".foot .empty button");
		page.awaitRows();
		assertThat(page.fragment()).isEqualTo(ExplorerPage.CALLS_OF_WEEK);
	}

	/** The values of a parameter in what the page has asked the API for. */
	private static List<?> asked(String parameter) {
		return page.list("""
				performance.getEntriesByType('resource').map(({ name }) => new URL(name))
				  .filter(({ pathname }) => pathname === '/calls').map(({ searchParams }) => searchParams.get('%s'))
				""".formatted(parameter).strip());
	}

	private static String value(String id) {
		return String.valueOf(page.await(By.id(id)).getDomProperty("value"));
	}

	private static String chosen(String id) {
		page.await(By.id(id));
		return page.list("[document.getElementById('%s').selectedOptions[0].text]".formatted(id)).getFirst().toString();
	}

}
