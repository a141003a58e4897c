package io.cdrfacade.web.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformFaultsFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UncaughtFilterTests {

	private final UncaughtFilter filter = new UncaughtFilter(new ProblemWriter(JsonMapper.shared(),
			new DefaultListableBeanFactory().getBeanProvider(ProblemHeaders.class)));

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/calls");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest
	@ValueSource(strings = { "Unreachable", "TimedOut", "Malformed" })
	void doesNotTakeABrokenConnectionToThePlatformForACallerWhoHasGone(String kind) throws Exception {
		filter(PlatformFaultsFixture.fault(kind));
		assertThat(this.response.getStatus()).isGreaterThanOrEqualTo(502);
		assertThat(this.response.getContentAsString()).contains("\"code\":\"upstream-");
	}

	@Test
	void doesNotTakeAnyBrokenConnectionForACallerWhoHasGone() throws Exception {
		filter(new IllegalStateException(new IOException("Broken pipe")));
		assertThat(this.response.getStatus()).isEqualTo(500);
	}

	@Test
	void tellsNothingToACallerWhoHasGone() throws Exception {
		filter(new IllegalStateException(new ClientAbortException(new IOException("Broken pipe"))));
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getContentAsByteArray()).isEmpty();
	}

	@Test
	void cutsOffAResponseThatHasBegun() {
		this.response.setCommitted(true);
		PlatformException fault = PlatformFaultsFixture.fault("Malformed");
		assertThatExceptionOfType(CutOffException.class).isThrownBy(() -> filter(fault));
	}

	private void filter(RuntimeException thrown) throws Exception {
		FilterChain chain = (_, _) -> {
			throw thrown;
		};
		this.filter.doFilter(this.request, this.response, chain);
	}

}
