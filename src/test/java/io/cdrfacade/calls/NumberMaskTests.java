package io.cdrfacade.calls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumberMaskTests {

	@ParameterizedTest
	@CsvSource(nullValues = "null",
			value = { "13387525701, 133****5701", "+8613387525701, +86****5701", "2190170001, 21****01",
					"5550123, 55****23", "95588, 95588", "1😀55550, 1****50", "0555555😀1, 05****1",
					"12😀5555550123, 12****0123", "13387525😀123, 133****123", "8001, 8001", "null, null" })
	void hidesTheMiddle(@Nullable String number, @Nullable String masked) {
		assertThat(NumberMask.mask(number)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null", value = { "13387525701, true", "2190-170-001, true", "5550123, true",
			"555012, false", "8001, false", "agent-smith-1001, false", "null, false" })
	void takesLongExtensionsForNumbers(@Nullable String extension, boolean number) {
		assertThat(NumberMask.isNumber(extension)).isEqualTo(number);
	}

	@Test
	void findsNumbersInFileNames() {
		assertThat(NumberMask.isIn("20190927-13387525701.wav", "13387525701")).isTrue();
		assertThat(NumberMask.isIn("20190927-8613387525701.wav", "+8613387525701")).isTrue();
		assertThat(NumberMask.isIn("20190927-8001.wav", "8001")).isFalse();
		assertThat(NumberMask.isIn(null, "13387525701")).isFalse();
		assertThat(NumberMask.isIn("20190927.wav", null)).isFalse();
	}

}
