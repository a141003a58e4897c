package io.cdrfacade.explorer;

/** Tests of the live view with streams that the test plays itself. */
abstract class PlayedStreamsTest extends ExplorerTest {

	/** A call of which nothing is known, not even when it ended, on the last stream. */
	static final String CALL = """
			streams.at(-1).onopen();
			streams.at(-1).dispatchEvent(new MessageEvent('call', { lastEventId: 'after-7', data: JSON.stringify({ id: 7,
			  direction: 'unknown', method: 'unknown', extension: null, destination: null, displayNumber: null,
			  startedAt: null, answeredAt: null, endedAt: null, answered: false, talkSeconds: null,
			  hangup: { cause: null }, recording: null }) }));
			""";

	private static final String STREAMS = """
			window.streams = [];
			window.EventSource = class extends EventTarget {
			  static CLOSED = 2;
			  constructor(url) {
			    super();
			    this.url = new URL(url);
			    streams.push(this);
			  }
			  close() {
			    this.closed = true;
			  }
			};
			""";

	/**
	 * Opens the live view.
	 * @param more what else the page runs before its own scripts
	 */
	void watch(String more) {
		this.page.prepare(STREAMS + more);
		this.page.open("#/live");
		this.page.awaitScript("streams.length === 1");
	}

}
