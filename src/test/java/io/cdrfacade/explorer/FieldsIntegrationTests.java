package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;
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

	@Test
	void keepsTheFocusInAFilterThatClosesDetails() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody tr td:nth-child(2)");
		this.page.await(ExplorerPage.DETAILS);
		this.page.await(EXTENSION).sendKeys("8", Keys.ENTER);
		this.page.awaitScript("!document.querySelector('aside.details h2')");
		assertThat(this.page.list("[document.activeElement.id]")).isEqualTo(List.of("filter-extension"));
	}

}
