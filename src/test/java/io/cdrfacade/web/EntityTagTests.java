package io.cdrfacade.web;

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
		assertThat(this.tag.value()).isEqualTo("\"ba7816bf8f01cfea414140de5dae2223\"");
	}

	@Test
	void differsWithTheContent() {
		assertThat(EntityTag.of("abd".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(this.tag);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"ba7816bf8f01cfea414140de5dae2223\"", "W/\"ba7816bf8f01cfea414140de5dae2223\"", "*",
			" * ", "\"x\", \"ba7816bf8f01cfea414140de5dae2223\"",
			"W/\"a,b\",W/\"ba7816bf8f01cfea414140de5dae2223\", \"z\"" })
	void isKnown(String header) {
		assertThat(this.tag.isKnownTo(request(header))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"\"", "\"x\"", "ba7816bf8f01cfea414140de5dae2223", "\"*\"", "\"",
			"\"BA7816BF8F01CFEA414140DE5DAE2223\"", "\"ba7816bf8f01cfea414140de5dae2223", "**" })
	void isNotKnown(String header) {
		assertThat(this.tag.isKnownTo(request(header))).isFalse();
	}

	@Test
	void isNotKnownToWhoSaysNothing() {
		assertThat(this.tag.isKnownTo(new MockHttpServletRequest())).isFalse();
	}

	@Test
	void isKnownBySeveralHeaders() {
		assertThat(this.tag.isKnownTo(request("\"x\"", "\"ba7816bf8f01cfea414140de5dae2223\""))).isTrue();
	}

	private static MockHttpServletRequest request(String... headers) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		for (String header : headers) {
			request.addHeader("If-None-Match", header);
		}
		return request;
	}

}
