package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows streams that the test plays itself, and that are refused. */
@BrowserTest
class LiveRefusalsIntegrationTests extends ExplorerTest {

	private static final By EMPTY = By.cssSelector(".main .empty");

	private static final String STREAMS = """
			window.streams = [];
			window.EventSource = class extends EventTarget {
			  static CLOSED = 2;
			  constructor(url) {
			    super();
			    this.url = new URL(url);
			    streams.push(this);
			  }
			  close() {}
			};
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

	private static final String CALL = """
			streams.at(-1).onopen();
			streams.at(-1).dispatchEvent(new MessageEvent('call', { lastEventId: 'after-7', data: JSON.stringify({ id: 7,
			  direction: 'unknown', method: 'unknown', extension: null, destination: null, displayNumber: null,
			  startedAt: null, answeredAt: null, endedAt: null, answered: false, talkSeconds: null,
			  hangup: { cause: null }, recording: null }) }));
			""";

	@Test
	void goesOnAfterTheLastCallWhenItTriesAgain() {
		watch();
		this.page.browser().executeScript(CALL + "refuse('forbidden', 403)");
		this.page.click(".problem .primary");
		this.page.awaitScript("streams[1]?.url.searchParams.get('cursor') === 'after-7'");
		assertThat(this.page.browser().findElements(ExplorerPage.ROWS)).hasSize(1);
		assertThat(this.page.browser().findElements(ExplorerPage.PROBLEM)).isEmpty();
	}

	@Test
	void beginsAgainIfItsPlaceIsRefused() {
		watch();
		this.page.browser().executeScript(CALL + "refuse('invalid-parameter', 400)");
		this.page.click(".problem .primary");
		this.page.awaitScript("streams[1]?.url.searchParams.has('from')");
		assertThat(this.page.browser().findElements(ExplorerPage.ROWS)).isEmpty();
	}

	/** Screen readers say a card each time that it is drawn. */
	@Test
	void waitsAsLongAsItIsAskedToAndTellsWhyOnce() {
		watch();
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
		watch();
		this.page.browser().executeScript("streams[0].onopen(); streams[0].onerror()");
		this.page.awaitScript("timers.includes(3000)");
		this.page.browser().executeAsyncScript("timer(arguments[0], 200)");
		assertThat(this.page.browser().findElements(EMPTY)).isEmpty();
		assertThat(this.page.browser()
			.executeScript("streams[0].onopen(); return document.querySelectorAll('.main .empty').length"))
			.isEqualTo(0L);
		this.page.await(EMPTY);
	}

	private void watch() {
		this.page.prepare(STREAMS);
		this.page.open("#/live");
		this.page.awaitScript("streams.length === 1");
	}

}
