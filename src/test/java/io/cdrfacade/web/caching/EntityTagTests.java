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
		assertThat(this.tag.value()).isEqualTo("\"06b05ab6733a618578af5f94892f3950\"");
	}

	@Test
	void differsWithTheContent() {
		assertThat(EntityTag.of("abd".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(this.tag);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"06b05ab6733a618578af5f94892f3950\"", "W/\"06b05ab6733a618578af5f94892f3950\"", "*",
			" * ", "\"x\", \"06b05ab6733a618578af5f94892f3950\"",
			"W/\"a,b\",W/\"06b05ab6733a618578af5f94892f3950\", \"z\"" })
	void isKnown(String header) {
		assertThat(this.tag.isKnownTo(request(header))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"\"", "\"x\"", "06b05ab6733a618578af5f94892f3950", "\"*\"", "\"",
			"\"06B05AB6733A618578AF5F94892F3950\"", "\"06b05ab6733a618578af5f94892f3950", "**" })
	void isNotKnown(String header) {
		assertThat(this.tag.isKnownTo(request(header))).isFalse();
	}

	@Test
	void isNotKnownWithoutTheHeader() {
		assertThat(this.tag.isKnownTo(new MockHttpServletRequest())).isFalse();
	}

	@Test
	void isKnownBySeveralHeaders() {
		assertThat(this.tag.isKnownTo(request("\"x\"", "\"06b05ab6733a618578af5f94892f3950\""))).isTrue();
	}

	private static MockHttpServletRequest request(String... headers) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		for (String header : headers) {
			request.addHeader("If-None-Match", header);
		}
		return request;
	}

}
