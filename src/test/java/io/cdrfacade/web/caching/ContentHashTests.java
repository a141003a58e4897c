package io.cdrfacade.web.caching;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentHashTests {

	/** Around the length of a block and of its words. */
	private static final int LONGEST = 130;

	private final Random random = new Random(1);

	@Test
	void differsWithEachBit() {
		for (int length = 1; length <= LONGEST; length++) {
			byte[] content = bytes(length);
			Set<String> hashes = new HashSet<>(Set.of(ContentHash.of(content)));
			for (int bit = 0; bit < 8 * length; bit++) {
				byte[] other = content.clone();
				other[bit / 8] ^= (byte) (1 << bit % 8);
				assertThat(hashes.add(ContentHash.of(other))).isTrue();
			}
		}
	}

	@Test
	void differsWithTheLength() {
		Set<String> hashes = new HashSet<>();
		for (int length = 0; length <= LONGEST; length++) {
			assertThat(hashes.add(ContentHash.of(new byte[length]))).isTrue();
		}
	}

	@Test
	void differsWithTheOrder() {
		byte[] content = bytes(LONGEST);
		for (int at = 0; at + 16 <= LONGEST; at += 8) {
			byte[] other = content.clone();
			System.arraycopy(content, at, other, at + 8, 8);
			System.arraycopy(content, at + 8, other, at, 8);
			assertThat(ContentHash.of(other)).isNotEqualTo(ContentHash.of(content));
		}
	}

	/** One bit of content turns about half of the 128 bits, wherever it is. */
	@Test
	void spreadsEachBit() {
		byte[] content = bytes(LONGEST);
		for (int bit = 0; bit < 8 * LONGEST; bit++) {
			byte[] other = content.clone();
			other[bit / 8] ^= (byte) (1 << bit % 8);
			assertThat(distance(ContentHash.of(content), ContentHash.of(other))).isBetween(36, 92);
		}
	}

	@Test
	void doesNotChangeTheContent() {
		byte[] content = bytes(LONGEST);
		byte[] before = Arrays.copyOf(content, content.length);
		assertThat(ContentHash.of(content)).hasSize(32).isEqualTo(ContentHash.of(before));
		assertThat(content).isEqualTo(before);
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private static int distance(String one, String other) {
		return Long.bitCount(Long.parseUnsignedLong(one, 0, 16, 16) ^ Long.parseUnsignedLong(other, 0, 16, 16))
				+ Long.bitCount(Long.parseUnsignedLong(one, 16, 32, 16) ^ Long.parseUnsignedLong(other, 16, 32, 16));
	}

}
