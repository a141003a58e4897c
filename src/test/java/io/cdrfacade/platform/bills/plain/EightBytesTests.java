package io.cdrfacade.platform.bills.plain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EightBytesTests {

	@Property
	void comparesAsArraysDoes(@ForAll @Size(80) @ByteRange(max = 1) byte[] bytes, @ForAll @IntRange(max = 40) int other,
			@ForAll @IntRange(max = 40) int length) {
		assertThat(EightBytes.equal(bytes, 0, other, length))
			.isEqualTo(Arrays.equals(bytes, 0, length, bytes, other, other + length));
	}

	@Property
	void findsEachDifference(@ForAll @IntRange(min = 1, max = 40) int length, @ForAll @IntRange(max = 39) int at) {
		byte[] bytes = new byte[80];
		bytes[at] = 1;
		assertThat(EightBytes.equal(bytes, 0, 40, length)).isEqualTo(at >= length);
	}

	@Property
	void readsTheLastBytes(@ForAll @Size(20) byte[] bytes, @ForAll @IntRange(max = 19) int start,
			@ForAll @IntRange(min = 1, max = 8) int length) {
		int end = Math.min(start + length, bytes.length);
		long expected = 0;
		for (int i = start; i < end; i++) {
			expected = (expected >>> Byte.SIZE) | ((long) bytes[i] << (7 * Byte.SIZE));
		}
		assertThat(EightBytes.tail(bytes, start, end)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "abcdefg", "abcdefgh", "abcdefghi", "\u007f ~#[]" })
	void findsTheEndOfPlainText(String text) {
		for (String end : new String[] { "\"", "\\", "\n", "\u0000", "\u00e9", "" }) {
			byte[] bytes = (text + end + "rest of it").getBytes(StandardCharsets.ISO_8859_1);
			int expected = end.isEmpty() ? bytes.length : text.length();
			assertThat(EightBytes.endOfPlain(bytes, 0)).isEqualTo(expected);
		}
	}

}
