package io.cdrfacade.hash;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The expected hashes are those of {@code sha256sum}. */
class Sha256Tests {

	@Test
	void hashesTextAsUtf8() {
		assertThat(HexFormat.of().formatHex(Sha256.of("录音")))
			.isEqualTo("ef28216629be020b1c658cc7f5d326942ab39babe557d9f6dde194b5d371613c");
	}

	@Test
	void hashesAgainAfterOtherContent() {
		Sha256.of("other");
		assertThat(HexFormat.of().formatHex(Sha256.of("abc".getBytes(StandardCharsets.UTF_8))))
			.isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}

	@Test
	void writesAHashAsConfigurationsHoldIt() {
		assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}

	@Test
	void shortensAHashToItsFirstHalf() {
		assertThat(Sha256.half(Sha256.of("abc"))).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
	}

}
