package io.cdrfacade.explorer;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Details of a call, and its player. */
@BrowserTest
class DetailsIntegrationTests extends ExplorerTest {

	private static final String PLAYS = "(({ paused, currentTime }) => !paused && currentTime > 0)(document.querySelector('audio'))";

	private static final String CALL = ExplorerPage.CALLS_OF_WEEK + "&call=22670&at=2019-09-27T14:58:37%2B08:00";

	private static final By FAULT = By.cssSelector("aside.details .problem");

	@Test
	void saysThatALinkWasNotCopied() {
		this.page.prepare("""
				if (navigator.clipboard) {
					navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
				}""");
		this.page.open(CALL);
		this.page.await(ExplorerPage.DETAILS);
		this.page.click("aside.details header button");
		this.page
			.awaitScript("document.querySelector('aside.details [role=status]').textContent.startsWith('Not copied')");
	}

	@Test
	void triesAgainToShowACall() {
		failOnce("/calls/22670");
		this.page.open(CALL);
		assertThat(this.page.await(FAULT).getText()).contains("502 · upstream-failed");
		this.page.click("aside.details .problem .primary");
		this.page.await(ExplorerPage.DETAILS);
	}

	/** A player does not tell. */
	@Test
	void saysWhyARecordingIsNotPlayed() {
		failOnce("/recordings/");
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tr:has(a.round) a.time");
		this.page.awaitScript("document.querySelector('audio')?.readyState > 0");
		this.page.browser().executeScript("document.querySelector('audio').dispatchEvent(new Event('error'))");
		assertThat(this.page.await(FAULT).getText()).contains("502 · upstream-failed");
		this.page.browser().executeScript("document.querySelector('audio').dispatchEvent(new Event('error'))");
		this.page
			.awaitScript("document.querySelector('aside.details .problem').innerText.includes('cannot be played')");
	}

	private void failOnce(String path) {
		this.page.prepare("""
				const send = fetch;
				let failed = false;
				window.fetch = async (url, options) => {
				  if (failed || !new URL(url).pathname.startsWith('%s')) {
				    return send(url, options);
				  }
				  failed = true;
				  return Response.json({ code: 'upstream-failed', status: 502, title: 'Failed' }, { status: 502 });
				};
				""".formatted(path));
	}

	@Test
	void playsACallAgain() {
		this.page.loopAudio();
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody a.round");
		this.page.awaitScript(PLAYS);
		this.page.browser().executeScript("document.querySelector('audio').pause()");
		this.page.click("tbody a.round");
		this.page.awaitScript(PLAYS);
	}

}
