package io.cdrfacade.web.proxy;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.Http;
import io.cdrfacade.StoppableApplication;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitsBehindProxiesIntegrationTests {

	private static final String LIMIT = "cdr.security.rate-limit.requests=2";

	/** So long that no request is allowed again during a test. */
	private static final String PERIOD = "cdr.security.rate-limit.per=1h";

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For: 192.0.2.%d", "Forwarded: for=192.0.2.%d" })
	void countsForgedAddressesAsOneCaller(String header) throws Exception {
		try (StoppableApplication facade = StoppableApplication.start(LIMIT, PERIOD,
				"cdr.web.trusted-proxies=198.51.100.0/24")) {
			assertThat(callers(facade, header)).isEqualTo(200_200_429L);
			HttpResponse<String> problem = Http.to(facade.port())
				.get("/nope", "X-Forwarded-Prefix", "/forged", "X-Forwarded-Host", "evil.example.com");
			assertThat(problem.body()).doesNotContain("forged");
		}
	}

	@Test
	void countsWhatTheCallerForgedBehindATrustedProxyAsOneCaller() throws Exception {
		try (StoppableApplication facade = StoppableApplication.start(LIMIT, PERIOD)) {
			assertThat(callers(facade, "X-Forwarded-For: 192.0.2.%d, 203.0.113.9")).isEqualTo(200_200_429L);
			assertThat(callers(facade, "Forwarded: for=192.0.2.%d, for=203.0.113.10")).isEqualTo(200_200_429L);
		}
	}

	@Test
	void tellsTheCallersOfATrustedProxyApart() throws Exception {
		try (StoppableApplication facade = StoppableApplication.start(LIMIT, PERIOD)) {
			assertThat(callers(facade, "X-Forwarded-For: 192.0.2.%d")).isEqualTo(200_200_200L);
			assertThat(callers(facade, "Forwarded: for=\"[2001:db8::%d]:80\"")).isEqualTo(200_200_200L);
		}
	}

	@Test
	void takesAnAddressInAnyFormForTheSameCaller() throws Exception {
		try (StoppableApplication facade = StoppableApplication.start(LIMIT, PERIOD)) {
			assertThat(status(facade, "X-Forwarded-For", "192.0.2.1")).isEqualTo(200);
			assertThat(status(facade, "X-Forwarded-For", "::ffff:192.0.2.1")).isEqualTo(200);
			assertThat(status(facade, "X-Forwarded-For", "[::FFFF:C000:201]:4711")).isEqualTo(429);
			assertThat(status(facade, "X-Forwarded-For", "2001:db8::1")).isEqualTo(200);
			assertThat(status(facade, "Forwarded", "for=\"[2001:DB8:0:0::1]\"")).isEqualTo(200);
			assertThat(status(facade, "Forwarded", "for=unknown, For=\"[2001:db8::01]:80\";proto=http")).isEqualTo(429);
		}
	}

	private static int status(StoppableApplication facade, String name, String value) throws Exception {
		return Http.to(facade.port()).get("/calls", name, value).statusCode();
	}

	/** The statuses of three requests, one after the other as digits. */
	private static long callers(StoppableApplication facade, String header) throws Exception {
		long statuses = 0;
		for (int i = 1; i <= 3; i++) {
			String[] parts = header.formatted(i).split(": ", 2);
			statuses = statuses * 1000
					+ Http.to(facade.port()).get("/calls?extension=" + i, parts[0], parts[1]).statusCode();
		}
		return statuses;
	}

}
