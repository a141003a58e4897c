package io.cdrfacade.recordings;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.FileHead.Part;

import static org.assertj.core.api.Assertions.assertThat;

class ByteRangeTests {

	@ParameterizedTest
	@CsvSource({ "bytes=0-99,0,9", "bytes=0-,0,9", "bytes=2-5,2,5", "bytes=9-,9,9", "bytes=-3,7,9", "bytes=-99,0,9",
			"bytes=2-99999999999999999999,2,9", "bytes=-99999999999999999999,0,9",
			"bytes=0000000000000000000002-0000000000000000000005,2,5", "bytes=-00000000000000000000003,7,9",
			"BYTES = 2 - 5 ,2,5" })
	void meansAPart(String header, long first, long last) {
		assertThat(range(header).of(10)).isEqualTo(new Part(first, last));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=10-", "bytes=10-20", "bytes=-0", "bytes=-00000000000000000000",
			"bytes=999999999999999999-", "bytes=9999999999999999999-", "bytes=99999999999999999999-",
			"bytes=99999999999999999999-999999999999999999999" })
	void canBeginAfterTheEnd(String header) {
		assertThat(range(header).of(10)).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "items=0-1", "0-1",
			"bytes=--1", "bytes=99999999999999999999-5" })
	void ignoresInvalidRanges(@Nullable String header) {
		assertThat(ByteRange.parse(header)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "9" })
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void readsNumbersOfAnyLengthInNoTime(String digit) {
		String number = digit.repeat(1_000_000);
		assertThat(range("bytes=" + number + "-").of(10)).isEqualTo(digit.equals("0") ? new Part(0, 9) : null);
	}

	@Test
	void isWrittenInOneForm() {
		assertThat(range("Bytes = 2 - 5")).hasToString("bytes=2-5");
		assertThat(range("bytes=02-")).hasToString("bytes=2-");
		assertThat(range("bytes=-3")).hasToString("bytes=-3");
	}

	@Test
	void knowsThePartThatItAskedFor() {
		assertThat(range("bytes=2-5").fits(new Part(2, 5), 10)).isTrue();
		assertThat(range("bytes=2-5").fits(new Part(2, 4), 10)).isFalse();
		assertThat(range("bytes=2-5").fits(new Part(2, 4), -1)).isTrue();
		assertThat(range("bytes=2-5").fits(new Part(3, 5), -1)).isFalse();
		assertThat(range("bytes=-3").fits(new Part(7, 9), -1)).isTrue();
		assertThat(range("bytes=-3").fits(new Part(6, 9), 10)).isFalse();
	}

	private static ByteRange range(String header) {
		return Objects.requireNonNull(ByteRange.parse(header));
	}

}
