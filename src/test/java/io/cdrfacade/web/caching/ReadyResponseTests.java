package io.cdrfacade.web.caching;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ReadyResponseTests {

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void sendsHeadersAndContent() throws IOException {
		ReadyResponse.ok("{}".getBytes(StandardCharsets.US_ASCII))
			.with(HttpHeaders.CONTENT_TYPE, "application/json")
			.with(HttpHeaders.AGE, "7")
			.with(HttpHeaders.LINK, null)
			.send(this.response);
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getContentType()).isEqualTo("application/json");
		assertThat(this.response.getHeader(HttpHeaders.AGE)).isEqualTo("7");
		assertThat(this.response.containsHeader(HttpHeaders.LINK)).isFalse();
		assertThat(this.response.getContentAsString()).isEqualTo("{}");
	}

	@Test
	void announcesLengthsThatTheServerCannotCount() throws IOException {
		byte[] content = new byte[this.response.getBufferSize() + 1];
		ReadyResponse.ok(content).send(this.response);
		assertThat(this.response.getContentLength()).isEqualTo(content.length);
	}

	@Test
	void sendsNoContentThatTheCallerHas() throws IOException {
		ReadyResponse.notModified().with(HttpHeaders.ETAG, "\"1\"").send(this.response);
		assertThat(this.response.getStatus()).isEqualTo(304);
		assertThat(this.response.getHeader(HttpHeaders.ETAG)).isEqualTo("\"1\"");
		assertThat(this.response.getContentAsByteArray()).isEmpty();
	}

	@Test
	void keepsWhatFiltersVaryBy() throws IOException {
		this.response.addHeader(HttpHeaders.VARY, "Origin");
		ReadyResponse.notModified().with(HttpHeaders.VARY, "Accept").send(this.response);
		assertThat(this.response.getHeaders(HttpHeaders.VARY)).containsExactly("Origin", "Accept");
	}

	@Test
	void replacesHeadersThatFiltersHaveSet() throws IOException {
		this.response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
		ReadyResponse.notModified().with(HttpHeaders.CACHE_CONTROL, "private").send(this.response);
		assertThat(this.response.getHeaders(HttpHeaders.CACHE_CONTROL)).containsExactly("private");
	}

}
