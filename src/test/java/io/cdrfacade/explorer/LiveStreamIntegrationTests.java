package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows streams that the test plays itself. */
@BrowserTest
class LiveStreamIntegrationTests extends PlayedStreamsTest {

	private static final String TIMERS_AND_ANSWERS = """
			window.timers = [];
			const timer = window.setTimeout;
			window.setTimeout = (run, wait) => {
			  timers.push(wait);
			  return timer(run, wait);
			};
			window.answers = [];
			const read = Response.prototype.json;
			Response.prototype.json = async function () {
			  try {
			    return await read.call(this);
			  } finally {
			    timer(() => answers.push(this.url), 0);
			  }
			};
			""";

	private static final String PAUSED = "document.querySelector('.status').dataset.state === 'paused'";

	@Test
	void goesOnAfterTheLastCallThatItHasShown() {
		watch(TIMERS_AND_ANSWERS);
		this.page.browser().executeScript(CALL);
		this.page.await(ExplorerPage.ROWS);
		this.page.click(".tools button");
		this.page.awaitScript("streams[0].closed && " + PAUSED);
		this.page.click(".tools button");
		this.page.awaitScript("streams[1]?.url.searchParams.get('cursor') === 'after-7'");
	}

	@Test
	void goesOnWhereItBeganIfNoCallHasCome() {
		watch(TIMERS_AND_ANSWERS);
		this.page.click(".tools button");
		this.page.awaitScript("streams[0].closed && " + PAUSED);
		this.page.click(".tools button");
		this.page.awaitScript("streams[1]?.url.search === streams[0].url.search");
	}

	/** The calls before do not exist any more, and others get their ids. */
	@Test
	void beginsAgainWhenThePlatformsDataWasReset() {
		watch(TIMERS_AND_ANSWERS);
		this.page.browser().executeScript(CALL);
		this.page.await(ExplorerPage.ROWS);
		this.page.browser().executeScript("streams[0].dispatchEvent(new MessageEvent('reset', { data: '{}' }))");
		this.page.awaitScript("streams.length === 2");
		this.page.awaitScript("""
				(({ searchParams }) => !searchParams.has('cursor')
				  && Date.parse(searchParams.get('from')) < Date.now() - 600_000)(streams[1].url)
				""".strip());
		assertThat(this.page.browser().findElements(ExplorerPage.ROWS)).isEmpty();
		this.page.browser().executeScript(CALL);
		assertThat(this.page.await(ExplorerPage.ROWS).getText()).contains("#7");
	}

	@Test
	void staysPausedWhileItFindsOutWhyAStreamWasRefused() {
		watch(TIMERS_AND_ANSWERS);
		this.page.browser().executeScript("""
				streams[0].readyState = EventSource.CLOSED;
				streams[0].onerror();
				document.querySelector('.tools button').click();
				""");
		this.page.awaitScript("answers.some((url) => url.includes('limit=1'))");
		assertThat(this.page.list("[timers.includes(1000), %s]".formatted(PAUSED))).isEqualTo(List.of(false, true));
	}

	/** The browser keeps the page that was left, as it was. */
	@Test
	void goesOnWhenAPersonComesBackToThePage() {
		watch(TIMERS_AND_ANSWERS);
		this.page.browser().executeScript(CALL);
		this.page.await(ExplorerPage.ROWS);
		this.page.browser().executeScript("addEventListener('pagehide', () => { window.left = streams[0].closed })");
		this.page.browser().get("about:blank");
		this.page.browser().navigate().back();
		this.page.awaitScript("left && streams[1]?.url.searchParams.get('cursor') === 'after-7'");
		this.page.browser().executeScript(CALL.replace("7", "8"));
		this.page.awaitScript("document.querySelectorAll('tr[data-id]').length === 2");
		assertThat(this.page.list("streams.map(({ closed }) => closed ?? false)")).isEqualTo(List.of(true, false));
	}

	/** The attempt that was due when it was left would open another one. */
	@Test
	void opensOneStreamWhenAPersonComesBackWhileItWaits() {
		watch(TIMERS_AND_ANSWERS);
		this.page.browser().executeScript("""
				streams[0].readyState = EventSource.CLOSED;
				streams[0].onerror();
				""");
		this.page.awaitScript("timers.includes(1000)");
		this.page.browser().get("about:blank");
		this.page.browser().navigate().back();
		this.page.awaitScript("streams.length > 1");
		this.page.browser().executeAsyncScript("setTimeout(arguments[0], 1500)");
		assertThat(this.page.list("streams.filter(({ closed, readyState }) => !closed && readyState !== 2)"))
			.hasSize(1);
	}

}
