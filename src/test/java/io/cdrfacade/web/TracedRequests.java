package io.cdrfacade.web;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that hold with and without a collector of spans. Nothing else can use these
 * contexts, whose platform and collector end with the class.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "server.address=127.0.0.1",
		"cdr.security.mode=none", "cdr.platform.app-id=test", "cdr.platform.access-key=test" })
abstract class TracedRequests {

	/** A caller's trace. */
	static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	@LocalServerPort
	private int port;

	Http http() {
		return Http.to(this.port);
	}

	@Test
	void measuresRequestsOnce() throws Exception {
		Http http = http();
		http.get("/calls?size=0");
		http.get("/calls?size=0");
		Awaitility.await()
			.untilAsserted(() -> assertThat(http.get("/actuator/prometheus").body().lines())
				.filteredOn((line) -> line.startsWith("http_server_requests_seconds_count{")
						&& line.contains("status=\"400\""))
				.singleElement()
				.asString()
				.contains("account=\"none\"", "uri=\"/calls\"", "exception=\"none\"", "error=\"none\"", "} 2"));
	}

}
