package io.cdrfacade.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "20190927-8001-22671.wav", "录音 1 杨𠮷.mp3", "a.b", ".a", "a%b", "100%", "a%20b", "a;b",
			"a\"b", "a~b", "a" })
	void takesNames(String name) {
		assertThat(FileName.fault(name)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", "..", "../a", "a..b", "a/b", "/a", "a\\b", "a\u0000b", "a\nb", "a\u0085b",
			"a\u202eb", "a\u2028b", "a\ud800b", "a\ufffdb", "a%2Fb", "a%5cb", "a%2eb", "a%252Fb", "a%00b", "a%1fb" })
	void refusesAllElse(String name) {
		assertThat(FileName.fault(name)).isNotBlank();
	}

	@Test
	void countsBytes() {
		assertThat(FileName.fault("录".repeat(85))).isNull();
		assertThat(FileName.fault("录".repeat(85) + "1")).contains("255 bytes");
		assertThat(FileName.fault("1".repeat(255))).isNull();
		assertThat(FileName.fault("1".repeat(256))).contains("255 bytes");
	}

}
