package io.cdrfacade.explorer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shortly after midnight of the platform's zone, by the clock of a browser that is a
 * little fast: no call of the new day is known, and for the facade it has not begun.
 */
@BrowserTest
class MidnightIntegrationTests extends ExplorerTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final By EMPTY = By.cssSelector(".empty");

	private final LocalDate tomorrow = LocalDate.now(ZONE).plusDays(1);

	private String clock = "";

	@BeforeEach
	void readClock() {
		Instant midnight = this.tomorrow.atStartOfDay(ZONE).toInstant();
		this.clock = clockAt(midnight.plusSeconds(5));
	}

	private static String clockAt(Instant instant) {
		long ahead = Duration.between(Instant.now(), instant).toMillis();
		return "{ const now = Date.now; Date.now = () => now() + %d; }".formatted(ahead);
	}

	@Test
	void offersDaysBeforeIfTodayHasNoCalls() {
		setClock();
		this.page.open("");
		assertThat(this.page.await(EMPTY).getText())
			.containsPattern("No calls yet today\nIt is 00:0\\d in Asia/Shanghai");
		assertThat(
				this.page.list("[...document.querySelectorAll('.empty button')].map((button) => button.textContent)"))
			.isEqualTo(List.of("Yesterday", "7 days"));
		this.page.click(".empty button");
		this.page.awaitScript("location.hash === arguments[0]",
				"#/calls?from=%s&to=%s".formatted(this.tomorrow.minusDays(1), this.tomorrow));
		this.page.browser().navigate().back();
		this.page.click(".empty button:last-child");
		this.page.awaitRows();
	}

	@Test
	void offersDaysBeforeIfTodayHasNoCounts() {
		setClock();
		this.page.open("#/counts");
		assertThat(this.page.await(EMPTY).getText()).contains("No calls yet today");
		this.page.click(".empty button:last-child");
		this.page.await(By.cssSelector(".plot svg"));
		assertThat(this.page.fragment())
			.isEqualTo("#/counts?from=%s&to=%s".formatted(this.tomorrow.minusDays(6), this.tomorrow.plusDays(1)));
	}

	@Test
	void offersToClearFiltersToo() {
		setClock();
		this.page.open("#/calls?extension=9999");
		assertThat(this.page.await(EMPTY).getText()).contains("with these filters", "Clear filters", "Yesterday");
		this.page.click(".empty button");
		this.page.awaitScript("document.querySelector('.empty').innerText.includes('No calls yet today')");
	}

	@ParameterizedTest
	@ValueSource(strings = { "calls", "counts" })
	void refreshesToTheNewDay(String view) {
		this.page.open("#/" + view);
		this.page.awaitScript("document.querySelector('.listing, .counts')?.getAttribute('aria-busy') === 'false'");
		this.page.browser().executeScript(this.clock);
		this.page.click(".tools > .plain");
		assertThat(this.page.await(EMPTY).getText()).contains("No calls yet today");
	}

	@Test
	void hasNoCallsOfDaysToCome() {
		this.page.open("#/calls?from=2198-01-01&to=2198-01-02");
		assertThat(this.page.await(EMPTY).getText()).contains("No calls", "Try a longer one");
	}

	/**
	 * The facade's clock may be past midnight already, and calls of the next day known.
	 */
	@Test
	void endsTodayAtMidnightShortlyBefore() {
		this.page.prepare(clockAt(this.tomorrow.atStartOfDay(ZONE).toInstant().minusSeconds(120)));
		this.page.open("");
		this.page.awaitListing();
		assertThat(this.page.list("""
				performance.getEntriesByType('resource').map(({ name }) => new URL(name))
				  .filter(({ pathname }) => pathname === '/calls').map(({ searchParams }) => searchParams.get('to'))
				""".strip())).isEqualTo(List.of(this.tomorrow.toString()));
	}

	/** Accounts can have them. */
	@Test
	void knowsZonesByJavasNamesForOffsets() {
		this.page.open("#/calls?from=2018-01-01&to=2018-01-02");
		this.page.awaitListing();
		Object days = this.page.browser()
			.executeAsyncScript(
					"""
							const done = arguments[0];
							Date.now = () => Date.parse('2026-11-27T18:00:00Z');
							import(new URL('js/time.js', location.href).href).then(({ today }) => done(
							  ['GMT+08:00', 'UTC+08:00', 'UT+8', '+0800', 'Z', 'GMT-03:30', 'UTC', 'Nowhere/X'].map((zone) => today(zone).slice(8))));
							""");
		assertThat(days).isEqualTo(List.of("28", "28", "28", "28", "27", "27", "27", "27"));
	}

	private void setClock() {
		this.page.prepare(this.clock);
	}

}
