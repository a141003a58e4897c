package io.cdrfacade.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class CallTests {

	private static final Instant START = Instant.parse("2026-10-25T00:30:00Z");

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@Test
	void showsTimesInTheZone() {
		Call call = Call.of(CdrFixture.cdr(START, START.plusSeconds(3600), 5, null), view(BERLIN));
		assertThat(call.startedAt()).hasToString("2026-10-25T02:30+02:00");
		assertThat(call.answeredAt()).hasToString("2026-10-25T02:30+01:00");
		assertThat(call.endedAt()).isNull();
	}

	@Test
	void isAnsweredWithATime() {
		assertThat(Call.of(CdrFixture.cdr(START, START, 0, null), view(BERLIN)).answered()).isTrue();
	}

	@Test
	void isAnsweredWithTalk() {
		assertThat(Call.of(CdrFixture.cdr(START, null, 1, null), view(BERLIN)).answered()).isTrue();
	}

	@Test
	void isNotAnsweredWithNeither() {
		assertThat(Call.of(CdrFixture.cdr(START, null, 0, null), view(BERLIN)).answered()).isFalse();
	}

	@Test
	void linksItsRecording() {
		Call call = Call.of(CdrFixture.cdr(START, null, 0, "录音;1 a?%.wav"), view(BERLIN));
		assertThat(call.recording())
			.isEqualTo(new Call.Recording("录音;1 a?%.wav", "/recordings/%E5%BD%95%E9%9F%B3%3B1%20a%3F%25.wav"));
	}

	@Test
	void linksNoRecordingThatNoPathCanHold() {
		Call call = Call.of(CdrFixture.cdr(START, null, 0, "2026/1.wav"), view(BERLIN));
		assertThat(call.recording()).isEqualTo(new Call.Recording("2026/1.wav", null));
	}

	@Test
	void namesTheAccountInTheLinkToARecording() {
		Call call = new CallView(BERLIN, true, "north wing").show(CdrFixture.cdr(START, null, 0, "1.wav"));
		assertThat(call.recording()).isEqualTo(new Call.Recording("1.wav", "/recordings/1.wav?account=north%20wing"));
	}

	@Test
	void saysUnknownBesideTheCode() {
		Call call = Call.of(CdrFixture.UNKNOWN, view(ZoneOffset.UTC));
		assertThat(call.direction()).isEqualTo("unknown");
		assertThat(call.method()).isEqualTo("unknown");
		assertThat(call.hangup()).isEqualTo(new Call.Hangup(null, null, "unknown", 19999));
	}

	private static CallView view(ZoneId zone) {
		return new CallView(zone, true, null);
	}

}
