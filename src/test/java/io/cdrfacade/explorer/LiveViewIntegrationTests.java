package io.cdrfacade.explorer;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.BrowserTest;
import io.cdrfacade.calls.changes.CuttingProxy;

import static org.assertj.core.api.Assertions.assertThat;

/** Watches calls end in the sandbox, whose ids have no gaps. */
@BrowserTest
@TestPropertySource(properties = { "cdr.changes.poll-interval=200ms", "cdr.sandbox.call-interval=1s",
		"cdr.changes.retry=2s", "cdr.changes.heartbeat=1s" })
class LiveViewIntegrationTests {

	private static final String STATE = "document.querySelector('.status')?.dataset.state === '%s'";

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry registry;

	private CuttingProxy proxy;

	private ExplorerPage page;

	@BeforeEach
	void openBrowser() throws Exception {
		this.proxy = new CuttingProxy(this.port, new ArrayDeque<>());
		this.page = ExplorerPage.on(this.proxy.port());
	}

	@AfterEach
	void closeBrowser() throws Exception {
		this.page.close();
		this.proxy.close();
	}

	@Test
	void goesOnAfterItsConnectionWasCutOff() throws Exception {
		this.page.open("#/live");
		this.page.awaitScript(STATE.formatted("open"));
		this.page.await(ExplorerPage.ROWS);
		assertThat(this.page.await(By.cssSelector(".tools .order")).getText()).contains("in which they ended");
		// It is lost only until the browser connects again.
		this.page.browser().executeScript("""
				const status = document.querySelector('.status');
				window.states = [];
				new MutationObserver(() => states.push(status.dataset.state))
				  .observe(status, { attributeFilter: ['data-state'] });
				""");
		this.proxy.cut();
		this.page.awaitScript("states.includes('lost') && states.at(-1) === 'open'");
		long newest = ids().getFirst();
		this.page.awaitScript("Number(document.querySelector('tr[data-id]').dataset.id) > arguments[0]", newest + 2);
		List<Long> ids = ids();
		assertThat(ids).as("newest first, none missing and none twice").isEqualTo(descending(ids));
	}

	@Test
	void doesNotSayThatNoCallHasEndedBeforeItKnows() {
		this.page.prepare("""
				window.timer = window.setTimeout;
				window.setTimeout = (run, wait) => timer(run, Math.min(wait, 100));
				window.EventSource = class extends EventTarget { close() {} };
				""");
		this.page.open("#/live");
		this.page.awaitScript(STATE.formatted("connecting"));
		this.page.browser().executeAsyncScript("timer(arguments[0], 200)");
		assertThat(this.page.browser().findElements(By.cssSelector(".main .empty"))).isEmpty();
	}

	@Test
	void pauses() {
		this.page.open("#/live?direction=inbound");
		this.page.await(ExplorerPage.ROWS);
		assertThat(this.page.column(2)).allMatch("Inbound"::equals);
		this.page.click(".tools button");
		this.page.awaitScript(STATE.formatted("paused"));
		Awaitility.await().untilAsserted(() -> assertThat(streams()).isZero());
		this.page.click(".tools button");
		this.page.awaitScript(STATE.formatted("open"));
		assertThat(streams()).isEqualTo(1);
	}

	/** The browser keeps them for going back, and has six connections to a host. */
	@Test
	void closesTheStreamsOfPagesThatWereLeft() {
		this.page.prepare("""
				window.opened = 0;
				addEventListener('pagehide', () => { opened = 0; });
				window.EventSource = class extends EventSource {
				  constructor(url) {
				    super(url);
				    this.addEventListener('open', () => { opened += 1; });
				  }
				};
				""");
		for (int visit = 0; visit < 7; visit++) {
			this.page.open("#/live?extension=800" + visit);
			this.page.awaitScript(STATE.formatted("open"));
			Awaitility.await().untilAsserted(() -> assertThat(streams()).isEqualTo(1));
		}
		this.page.browser().navigate().back();
		this.page.browser().navigate().back();
		this.page.awaitScript("location.hash.endsWith('8005') && opened === 1");
		Awaitility.await().untilAsserted(() -> assertThat(streams()).isEqualTo(1));
	}

	@Test
	void opensDetailsWhileItGoesOn() {
		this.page.open("#/live");
		this.page.await(ExplorerPage.ROWS);
		this.page.click("tr[data-id] a.time");
		String call = this.page.await(By.cssSelector("aside.details h2")).getText();
		long newest = ids().getFirst();
		this.page.awaitScript("Number(document.querySelector('tr[data-id]').dataset.id) > arguments[0]", newest);
		assertThat(this.page.await(By.cssSelector("aside.details h2")).getText()).isEqualTo(call);
	}

	@Test
	void tellsWhatIsWrongWithAFilter() {
		this.page.open("#/live?method=none");
		assertThat(this.page.await(ExplorerPage.PROBLEM).getText()).contains("method=none", "must be one of");
		this.page.awaitScript(STATE.formatted("refused"));
	}

	private double streams() {
		return this.registry.get("cdr.changes.streams").gauge().value();
	}

	private List<Long> ids() {
		String ids = String.valueOf(this.page.browser()
			.executeScript("return [...document.querySelectorAll('tr[data-id]')].map((row) => row.dataset.id).join()"));
		return List.of(ids.split(",", -1)).stream().map(Long::valueOf).toList();
	}

	private static List<Long> descending(List<Long> ids) {
		return LongStream.rangeClosed(ids.getLast(), ids.getFirst()).boxed().sorted(Comparator.reverseOrder()).toList();
	}

}
