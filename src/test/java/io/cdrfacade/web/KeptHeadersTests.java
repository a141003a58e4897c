package io.cdrfacade.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class KeptHeadersTests {

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void areGivenToAnotherAnswerAsTheyWere() {
		this.response.addHeader("Vary", "Origin");
		this.response.addHeader("Vary", "Accept");
		this.response.addHeader("X-Frame-Options", "DENY");
		MockHttpServletResponse other = new MockHttpServletResponse();
		KeptHeaders.of(this.response).addTo(other);
		assertThat(other.getHeaderNames()).containsExactly("Vary", "X-Frame-Options");
		assertThat(other.getHeaders("Vary")).isEqualTo(List.of("Origin", "Accept"));
	}

	@Test
	void leaveOutWhatIsAboutOneAnswerAlone() {
		this.response.addHeader("Connection", "close");
		this.response.addHeader("RateLimit", "\"caller\";r=1;t=60");
		this.response.addHeader("RateLimit-Policy", "\"caller\";q=2;w=60");
		assertThat(KeptHeaders.of(this.response).fields()).isEmpty();
	}

	@Test
	void areKeptOnceIfTheyAreTheSame() {
		this.response.addHeader("X-Frame-Options", "DENY");
		assertThat(KeptHeaders.of(this.response)).isSameAs(KeptHeaders.of(this.response));
	}

}
