package io.cdrfacade.explorer;

import org.junit.jupiter.api.Test;

import io.cdrfacade.BrowserTest;

/** Details of a call, and its player. */
@BrowserTest
class DetailsIntegrationTests extends ExplorerTest {

	private static final String PLAYS = "(({ paused, currentTime }) => !paused && currentTime > 0)(document.querySelector('audio'))";

	@Test
	void playsACallAgain() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody a.round");
		this.page.awaitScript(PLAYS);
		this.page.browser().executeScript("document.querySelector('audio').pause()");
		this.page.click("tbody a.round");
		this.page.awaitScript(PLAYS);
	}

}
