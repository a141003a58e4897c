package io.cdrfacade.calls;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

	@ParameterizedTest
	@CsvSource({ "Asia/Shanghai,9999-12-31T15:59:59Z,9999-12-31T23:59:59+08:00", "Asia/Shanghai,9999-12-31T16:00:00Z,",
			"UTC,9999-12-31T16:00:00Z,9999-12-31T16:00Z", "UTC,0000-01-01T00:00:00Z,0000-01-01T00:00Z",
			"Etc/GMT+12,0000-01-01T11:59:59Z," })
	void showsTimesWithAYearOfFourDigits(ZoneId zone, Instant time, @Nullable String shown) {
		OffsetDateTime startedAt = Call.of(CdrFixture.cdr(time, null, 0, null), view(zone)).startedAt();
		assertThat(Objects.toString(startedAt, null)).isEqualTo(shown);
	}

	@Test
	void masksAnExtensionThatMayBeANumber() {
		CallView masked = new CallView(BERLIN, false, null, "");
		Call call = Call.of(CdrFixture.MOBILE_EXTENSION, masked);
		assertThat(call.extension()).isEqualTo("139****5678");
		assertThat(call.recording()).isNull();
		assertThat(Call.of(CdrFixture.MOBILE_EXTENSION, view(BERLIN)).extension()).isEqualTo("13912345678");
		assertThat(Call.of(CdrFixture.cdr(START, null, 0, "8001.wav"), masked)).satisfies((other) -> {
			assertThat(other.extension()).isEqualTo("8001");
			assertThat(other.recording()).isNotNull();
		});
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

	/** As {@code GET /calls/{id}} takes them. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 22670, 999_999_999_999_999_999L })
	void linksItself(long id) {
		assertThat(Call.of(CdrFixture.withId(id), view(BERLIN)).href()).isEqualTo("/calls/" + id);
	}

	/** {@code GET /calls/{id}} refuses such ids. */
	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, 0, 1_000_000_000_000_000_000L, Long.MAX_VALUE })
	void hasNoLinkThatWouldBeRefused(long id) {
		assertThat(Call.of(CdrFixture.withId(id), view(BERLIN)).href()).isNull();
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
		Call call = Call.of(CdrFixture.cdr(START, null, 0, "1.wav"), new CallView(BERLIN, true, "north wing", ""));
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
		return new CallView(zone, true, null, "");
	}

}
