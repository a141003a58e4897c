package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows streams that the test plays itself, and that are refused. */
@BrowserTest
class LiveRefusalsIntegrationTests extends PlayedStreamsTest {

	private static final By EMPTY = By.cssSelector(".main .empty");

	private static final String TIMERS_AND_REFUSALS = """
			window.timers = [];
			window.timer = window.setTimeout;
			window.setTimeout = (run, wait) => {
			  timers.push(wait);
			  return timer(run, Math.min(wait, 100));
			};
			const send = fetch;
			window.fetch = async (url, options) => String(url).includes('limit=1')
			  ? Response.json({ code: refusal.code, status: refusal.status, title: refusal.code },
			    { status: refusal.status, headers: { 'Retry-After': '7' } }) : send(url, options);
			window.refuse = (code, status) => {
			  window.refusal = { code, status };
			  streams.at(-1).readyState = EventSource.CLOSED;
			  streams.at(-1).onerror();
			};
			""";

	@Test
	void goesOnAfterTheLastCallWhenItTriesAgain() {
		watch(TIMERS_AND_REFUSALS);
		this.page.browser().executeScript(CALL + "refuse('forbidden', 403)");
		this.page.click(".problem .primary");
		this.page.awaitScript("streams[1]?.url.searchParams.get('cursor') === 'after-7'");
		assertThat(this.page.browser().findElements(ExplorerPage.ROWS)).hasSize(1);
		assertThat(this.page.browser().findElements(ExplorerPage.PROBLEM)).isEmpty();
	}

	@Test
	void beginsAgainIfItsPlaceIsRefused() {
		watch(TIMERS_AND_REFUSALS);
		this.page.browser().executeScript(CALL + "refuse('invalid-parameter', 400)");
		this.page.click(".problem .primary");
		this.page.awaitScript("streams[1]?.url.searchParams.has('from')");
		assertThat(this.page.browser().findElements(ExplorerPage.ROWS)).isEmpty();
	}

	/** Screen readers say a card each time that it is drawn. */
	@Test
	void waitsAsLongAsItIsAskedToAndTellsWhyOnce() {
		watch(TIMERS_AND_REFUSALS);
		this.page.browser().executeScript("refuse('overloaded', 503)");
		this.page.awaitScript("timers.includes(7000) && streams.length === 2");
		this.page.browser()
			.executeScript("window.card = document.querySelector('.problem'); refuse('overloaded', 503)");
		this.page.awaitScript("streams.length === 3");
		assertThat(this.page.list("[card.isConnected]")).isEqualTo(List.of(true));
		this.page.browser().executeScript("refuse('upstream-failed', 502)");
		this.page.awaitScript("document.querySelectorAll('.problem').length === 1 && !card.isConnected");
		this.page.browser().executeScript("streams.at(-1).onopen()");
		assertThat(this.page.browser().findElements(ExplorerPage.PROBLEM)).isEmpty();
	}

	/** The facade opens a stream, and then looks for calls, or ends it at once. */
	@Test
	void saysThatNoCallHasEndedOnlyWhenItHasLooked() {
		watch(TIMERS_AND_REFUSALS);
		this.page.browser().executeScript("streams[0].onopen(); streams[0].onerror()");
		this.page.awaitScript("timers.includes(3000)");
		this.page.browser().executeAsyncScript("timer(arguments[0], 200)");
		assertThat(this.page.browser().findElements(EMPTY)).isEmpty();
		assertThat(this.page.browser()
			.executeScript("streams[0].onopen(); return document.querySelectorAll('.main .empty').length"))
			.isEqualTo(0L);
		this.page.await(EMPTY);
	}

}
