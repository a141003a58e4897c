package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Fields of filters, and the focus. */
@BrowserTest
class FieldsIntegrationTests extends ExplorerTest {

	private static final By EXTENSION = By.id("filter-extension");

	/** Browsers tell no change then. */
	@Test
	void followsTheFilterAfterTypingThatWasTakenBack() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&extension=8003");
		this.page.awaitRows();
		this.page.await(EXTENSION).sendKeys("x", Keys.BACK_SPACE, Keys.TAB);
		this.page.click(".filters .plain");
		this.page.awaitScript("!location.hash.includes('extension')");
		assertThat(this.page.await(EXTENSION).getDomProperty("value")).isEmpty();
	}

	/** For the API such a range ends now, whenever its own end is. */
	@Test
	void keepsAnEndThatIsLaterThanNow() {
		this.page.open("#/calls?from=2026-11-02&to=2198-01-01");
		this.page.awaitRows();
		this.page.browser().executeScript("location.hash = '#/calls?from=2026-11-02&to=2198-01-02'");
		this.page.awaitScript("document.getElementById('filter-to').value === '2198-01-02T00:00'");
		this.page.awaitRows();
		this.page.click(".paging [rel=next]");
		this.page.awaitScript("location.hash.includes('page=2')");
		assertThat(this.page.fragment()).contains("&to=2198-01-02&");
	}

	/** A field tells that it has changed when the person presses something else. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			#sort-talkSeconds      | #/calls?from=2026-11-02&to=2026-11-09&extension=8003&sort=-talkSeconds
			tbody tr a.time        | #/calls?from=2026-11-02&to=2026-11-09&extension=8003&call=
			tbody a.round          | #/calls?from=2026-11-02&to=2026-11-09&extension=8003&call=
			.paging [rel=next]     | #/calls?from=2026-11-02&to=2026-11-09&extension=8003
			""")
	void keepsAFilterThatIsTypedBeforeAClick(String clicked, String address) {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		typeAndClick(clicked);
		assertThat(this.page.fragment()).startsWith(address);
		this.page.awaitRows();
		assertThat(this.page.column(5)).allMatch("8003"::equals);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".numbers tbody a", ".plot g.bar .target" })
	void keepsAFilterThatIsTypedBeforeAClickOnACount(String clicked) {
		this.page.open("#/counts?" + ExplorerPage.WEEK);
		this.page.await(By.cssSelector(".plot svg"));
		typeAndClick(clicked);
		assertThat(this.page.fragment()).isEqualTo("#/counts?" + ExplorerPage.WEEK + "&extension=8003");
	}

	private void typeAndClick(String clicked) {
		this.page.browser()
			.executeScript(
					"""
							const field = document.getElementById('filter-extension');
							field.value = '8003';
							field.dispatchEvent(new Event('change'));
							document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
							""",
					clicked);
	}

	@Test
	void leavesLinksOfRowsForOtherTabsToTheBrowser() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		Object prevented = this.page.browser().executeScript("""
				const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
				addEventListener('click', (event) => {
				  window.prevented = event.defaultPrevented;
				  event.preventDefault();
				}, { once: true });
				document.querySelector('tbody tr a.time').dispatchEvent(click);
				return prevented;
				""");
		assertThat(prevented).isEqualTo(false);
		assertThat(this.page.fragment()).isEqualTo(ExplorerPage.CALLS_OF_WEEK);
	}

	@Test
	void movesTheFocusToTheContentWhenItsButtonIsGone() {
		this.page.open("#/calls?extension=9999&sort=-talkSeconds&" + ExplorerPage.WEEK);
		this.page.await(By.cssSelector(".foot .empty button")).sendKeys(Keys.ENTER);
		this.page.awaitRows();
		assertThat(this.page.fragment()).isEqualTo("#/calls?" + ExplorerPage.WEEK + "&sort=-talkSeconds");
		assertThat(focused()).isEqualTo(List.of("main"));
		this.page.open("#/calls?extension=8003&sort=-talkSeconds&" + ExplorerPage.WEEK);
		this.page.awaitRows();
		this.page.await(By.cssSelector(".filters .plain")).sendKeys(Keys.ENTER);
		assertThat(focused()).isEqualTo(List.of("main"));
	}

	@Test
	void showsRowsThatGetTheFocusBelowTheHeader() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.browser()
			.executeScript("scrollTo(0, 1500); const rows = [...document.querySelectorAll('tbody a.time')]; "
					+ "rows.findLast((row) => row.getBoundingClientRect().top < 0).focus()");
		this.page.awaitScript("document.activeElement.getBoundingClientRect().top "
				+ ">= document.querySelector('.top').getBoundingClientRect().bottom");
	}

	@Test
	void keepsTheFocusInDetailsThatCoverThePage() {
		this.page.size(390, 844);
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody a.time");
		this.page.await(ExplorerPage.DETAILS);
		this.page.await(By.cssSelector("aside.details")).sendKeys(Keys.chord(Keys.SHIFT, Keys.TAB));
		assertThat(this.page.list("[document.activeElement.closest('.top, .filters, .view > .main')]"))
			.containsOnlyNulls();
		this.page.click("aside.details .close");
		this.page.awaitScript("document.activeElement.className === 'time'");
		assertThat(this.page.list("[...document.querySelectorAll('[inert]')]")).isEmpty();
	}

	private List<?> focused() {
		return this.page.list("[document.activeElement.id]");
	}

	@Test
	void keepsTheFocusInAFilterThatClosesDetails() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody tr td:nth-child(2)");
		this.page.await(ExplorerPage.DETAILS);
		this.page.await(EXTENSION).sendKeys("8", Keys.ENTER);
		this.page.awaitScript("!document.querySelector('aside.details h2')");
		assertThat(focused()).isEqualTo(List.of("filter-extension"));
	}

}
