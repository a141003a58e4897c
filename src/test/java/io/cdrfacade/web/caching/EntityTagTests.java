package io.cdrfacade.web.caching;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class EntityTagTests {

	private final EntityTag tag = EntityTag.of("abc".getBytes(StandardCharsets.UTF_8));

	@Test
	void isTheSameEverywhere() {
		assertThat(this.tag.value()).isEqualTo("\"9cc284c56bc8425cb6b0b3d8ef55b6ce\"");
	}

	@Test
	void differsWithTheContent() {
		assertThat(EntityTag.of("abd".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(this.tag);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"9cc284c56bc8425cb6b0b3d8ef55b6ce\"", "W/\"9cc284c56bc8425cb6b0b3d8ef55b6ce\"", "*",
			" * ", "\"x\", \"9cc284c56bc8425cb6b0b3d8ef55b6ce\"",
			"W/\"a,b\",W/\"9cc284c56bc8425cb6b0b3d8ef55b6ce\", \"z\"" })
	void isKnown(String header) {
		assertThat(this.tag.isKnownTo(request(header))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"\"", "\"x\"", "9cc284c56bc8425cb6b0b3d8ef55b6ce", "\"*\"", "\"",
			"\"9CC284C56BC8425CB6B0B3D8EF55B6CE\"", "\"9cc284c56bc8425cb6b0b3d8ef55b6ce", "**" })
	void isNotKnown(String header) {
		assertThat(this.tag.isKnownTo(request(header))).isFalse();
	}

	@Test
	void isNotKnownToWhoSaysNothing() {
		assertThat(this.tag.isKnownTo(new MockHttpServletRequest())).isFalse();
	}

	@Test
	void isKnownBySeveralHeaders() {
		assertThat(this.tag.isKnownTo(request("\"x\"", "\"9cc284c56bc8425cb6b0b3d8ef55b6ce\""))).isTrue();
	}

	private static MockHttpServletRequest request(String... headers) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		for (String header : headers) {
			request.addHeader("If-None-Match", header);
		}
		return request;
	}

}
