package io.cdrfacade.explorer;

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
		this.page.browser()
			.executeScript("document.querySelector('.tools > .plain').click();"
					+ "document.querySelector('.top [data-view=counts]').click()");
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

	private void openDetails() {
		this.page.open(ExplorerPage.CALLS_OF_WEEK);
		this.page.awaitRows();
		this.page.click("tbody tr td:nth-child(2)");
		this.page.await(ExplorerPage.DETAILS);
	}

}
