package io.cdrfacade.calls;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.HangupReason;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@Test
	void writesKebabCase() {
		assertThat(Words.METHODS.of(CallMethod.TWO_WAY)).isEqualTo("two-way");
		assertThat(Words.HANGUP_REASONS.of(HangupReason.EXTENSION_NOT_REGISTERED))
			.isEqualTo("extension-not-registered");
	}

	@Test
	void readsWhatItWrites() {
		for (CallMethod method : CallMethod.values()) {
			assertThat(Words.METHODS.find(Words.METHODS.of(method))).isEqualTo(method);
		}
	}

	@Test
	void findsNothingForAll() {
		assertThat(Words.METHODS.find(Words.ALL)).isNull();
	}

	@Test
	void filtersByEverythingKnownAndByNothing() {
		assertThat(Words.DIRECTIONS.filters()).containsExactly("inbound", "outbound", "all");
		assertThat(Words.METHODS.filters()).containsExactly("internal", "manual", "api", "two-way", "predictive", "ivr",
				"all");
		assertThat(Words.SYNC_STATES.filters()).containsExactly("all", "unread", "read");
	}

	@Test
	void answersWithEverything() {
		assertThat(Words.DIRECTIONS.all()).containsExactly("inbound", "outbound", "unknown");
	}

}
