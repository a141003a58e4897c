package io.cdrfacade.explorer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import io.cdrfacade.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person does while an answer is on its way. */
@BrowserTest
class MeanwhileIntegrationTests extends ExplorerTest {

	private static final By CHART = By.cssSelector(".plot svg");

	@Test
	void leavesNoRoomForDetailsInTheNextView() {
		openDetails();
		this.page.browser().executeScript("""
				const send = fetch;
				window.fetch = async (url, options) => {
				  if (new URL(url).pathname !== '/calls') {
				    return send(url, options);
				  }
				  try {
				    const answer = await send(url, options);
				    const body = await answer.json();
				    return Object.assign(answer, { json: async () => body });
				  } finally {
				    setTimeout(() => { window.refreshed = true; });
				  }
				};
				document.querySelector('.tools > .plain').click();
				document.querySelector('.top [data-view=counts]').click();
				""");
		this.page.awaitScript("window.refreshed");
		this.page.await(CHART);
		assertThat(this.page.list("[...document.body.classList]")).isEmpty();
	}

	/** The error that was on its way must not end the request that took its place. */
	@Test
	void countsAfterAnErrorThatIsNotReadToItsEnd() {
		this.page.prepare("""
				const send = fetch;
				window.fetch = (url, options) => String(url).includes('method=api')
				  ? Promise.resolve(new Response(new ReadableStream({ start(body) {
				    options.signal.addEventListener('abort', () => body.error(options.signal.reason));
				  } }), { status: 502 })) : send(url, options);
				""");
		this.page.open("#/counts?method=api&" + ExplorerPage.WEEK);
		this.page.awaitScript("document.querySelector('.counts').getAttribute('aria-busy') === 'true'");
		this.page.browser().executeScript("location.hash = arguments[0]", "#/counts?" + ExplorerPage.WEEK);
		this.page.await(CHART);
		assertThat(this.page.browser().findElements(ExplorerPage.PROBLEM)).isEmpty();
	}

	/** It is not in the listing, so that it does not come with it. */
	@Test
	void refreshesACallThatIsNotListed() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&call=22670&at=2019-09-27T14:58:37%2B08:00");
		this.page.await(ExplorerPage.DETAILS);
		this.page.awaitRows();
		this.page.browser().executeScript("""
				const send = fetch;
				const seen = new Promise((resolve) => { window.endWait = resolve; });
				window.fetch = async (url, options) => {
				  const answer = await send(url, options);
				  if (new URL(url).pathname !== '/calls/22670' || options.cache !== 'no-cache') {
				    return answer;
				  }
				  window.held = true;
				  await seen;
				  return Response.json({ ...(await answer.json()), userId: 'of the platform' });
				};
				window.list = document.querySelector('aside.details dl');
				document.querySelector('.tools > .plain').click();
				""");
		this.page.awaitScript("window.held");
		assertThat(this.page.list("[list.isConnected]")).isEqualTo(List.of(true));
		this.page.browser().executeScript("endWait()");
		this.page.awaitScript("document.querySelector('aside.details').innerText.includes('of the platform')");
	}

	/** Its progress and its button to cancel it are gone with the view. */
	@Test
	void endsADownloadWithItsView() {
		this.page.prepare("""
				const send = fetch;
				window.fetch = (url, options) => {
				  if (String(url).includes('/calls/export')) {
				    options.signal.addEventListener('abort', () => { window.ended = true; });
				  }
				  return send(url, options);
				};
				""");
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.browser()
			.executeScript("document.querySelector('[data-format=csv]').click();"
					+ "document.querySelector('.top [data-view=counts]').click()");
		this.page.awaitScript("ended");
	}

	/** As the facade does it while the platform fails. */
	@Test
	void saysThatCallsAreOfMinutesAgo() {
		By stale = By.cssSelector(".stale");
		this.page.prepare("""
				const send = fetch;
				window.fetch = async (url, options) => {
				  const answer = await send(url, options);
				  return new URL(url).searchParams.has('direction') ? Response.json(await answer.json(),
				    { headers: { 'Cache-Status': 'cdr-facade; fwd=stale; ttl=-90' } }) : answer;
				};
				""");
		this.page.open(ExplorerPage.CALLS_OF_WEEK + "&direction=inbound");
		assertThat(this.page.await(stale).getText()).contains("does not answer");
		this.page.click("[data-value='']");
		this.page.awaitScript("document.querySelector('.stale').textContent === ''");
	}

	/** Screen readers may say nothing of an element that is new. */
	@Test
	void tellsScreenReadersWhatHasCome() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.browser().executeScript("window.said = document.querySelector('.main > .spoken[role=status]')");
		assertThat(this.page.list("[said.textContent]")).asString().containsPattern("1–50 of \\d+");
		this.page.click(".paging [rel=next]");
		this.page.awaitScript("said.isConnected && said.textContent.startsWith('51–100 of')");
		this.page.browser().executeScript("location.hash = '#/calls?from=2018-01-01&to=2018-01-02'");
		this.page.awaitScript("said.isConnected && said.textContent === 'No calls'");
		assertThat(this.page.browser().findElements(By.cssSelector("[role=status] h2, .paging [role=status]")))
			.isEmpty();
	}

	private void openDetails() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody tr td:nth-child(2)");
		this.page.await(ExplorerPage.DETAILS);
	}

}
