package io.cdrfacade.web.observe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class TraceIdTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	@ParameterizedTest
	@ValueSource(strings = { "00-" + ID + "-00f067aa0ba902b7-01", "01-" + ID + "-00f067aa0ba902b7-01-later" })
	void takesTheCallersTraceId(String traceparent) {
		assertThat(TraceId.of(request(traceparent))).isEqualTo(ID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "ff-" + ID + "-00f067aa0ba902b7-01",
			"00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-" + ID + "-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-" + ID + "-00f067aa0ba902b7-01-more" })
	void makesItsOwnInsteadOfABadOne(String traceparent) {
		assertThat(TraceId.of(request(traceparent))).matches("[0-9a-f]{32}").isNotEqualTo(ID);
	}

	@Test
	void staysTheSameDuringARequest() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		assertThat(TraceId.of(request)).isEqualTo(TraceId.of(request));
	}

	private static MockHttpServletRequest request(String traceparent) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("traceparent", traceparent);
		return request;
	}

}
