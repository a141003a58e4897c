package io.cdrfacade.sandbox;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.cdrfacade.sandbox.calls.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingLinksTests {

	private final TestClock clock = new TestClock();

	private final RecordingLinks links = new RecordingLinks(this.clock);

	@Test
	void livesForTenMinutes() {
		String link = this.links.create("a.wav");
		this.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
		assertThat(this.links.fileName(link)).contains("a.wav");
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.links.fileName(link)).isEmpty();
	}

	@Test
	void makesEachLinkAnother() {
		assertThat(this.links.create("a.wav")).isNotEqualTo(this.links.create("a.wav")).matches("[0-9a-f]{32}");
	}

	@Test
	void knowsNoOther() {
		assertThat(this.links.fileName("a.wav")).isEmpty();
	}

}
