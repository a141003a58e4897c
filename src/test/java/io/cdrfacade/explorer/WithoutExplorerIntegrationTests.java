package io.cdrfacade.explorer;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The explorer is switched off. */
@SandboxApplicationTest
@TestPropertySource(properties = "cdr.explorer.enabled=false")
class WithoutExplorerIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void leadsBrowsersToSwaggerUi() throws Exception {
		HttpResponse<String> answer = Http.to(this.port).get("/", "Accept", "text/html");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location")).contains("/swagger-ui/index.html");
	}

	@Test
	void servesNoneOfItsFiles() throws Exception {
		assertThat(Http.to(this.port).get("/explorer/").statusCode()).isEqualTo(404);
		assertThat(Http.to(this.port).get("/explorer/js/main.js").statusCode()).isEqualTo(404);
		assertThat(Http.to(this.port).get("/", "Accept", "application/json").body()).contains("\"explorer\":null");
	}

}
