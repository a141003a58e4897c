package io.cdrfacade.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneNumbersTests {

	@ParameterizedTest
	@ValueSource(strings = { "13387525701.wav", "20190927-13387525701.wav", "20190927145837_13387525701",
			"8613387525701", "+8613387525701", "out-2190170001.wav", "1569567517.wav", "2019092713387525701",
			"20191327.wav", "rec13387525701.wav", "a13387525701b", "0755-1234567" })
	void seesNumbers(String text) {
		assertThat(PhoneNumbers.mayBeIn(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "20190927-8001-22671.wav", "20190927145837_8001_8fae924b.wav", "201909271458.wav",
			"20190927145837123.wav", "1569567517.22671.wav", "110.wav", "8001-123456.wav",
			"12345678-1234-1234-1234-123456789012.wav", "12345678123412341234123456789012.wav" })
	void seesNoneInDatesTimesAndIds(String text) {
		assertThat(PhoneNumbers.mayBeIn(text)).isFalse();
	}

	@Test
	void seesNoneInNull() {
		assertThat(PhoneNumbers.mayBeIn(null)).isFalse();
	}

}
