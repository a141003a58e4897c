package io.cdrfacade.calls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallIdTests {

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, 0, 1, 10, 22670, CallId.GREATEST - 1, CallId.GREATEST,
			CallId.GREATEST + 1, Long.MAX_VALUE })
	void readsTheIdsThatLinksHaveAndNoOthers(long id) {
		assertThat(CallId.read(Long.toString(id))).isEqualTo(CallId.isInPath(id) ? id : null);
		assertThat(CallId.isInPath(id)).isEqualTo(id >= 1 && id <= 999_999_999_999_999_999L);
	}

	@Test
	void readsLeadingZeros() {
		assertThat(CallId.read("0".repeat(30) + "22670")).isEqualTo(22670);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " 1", "+1", "1.0", "1e3", "0x1", "1l", "00", "\u0661", "99999999999999999999" })
	void readsNothingElse(String text) {
		assertThat(CallId.read(text)).isNull();
	}

	@Test
	void hasNoPathForACallWithoutAnId() {
		assertThat(CallId.isInPath(null)).isFalse();
	}

}
