package io.cdrfacade.explorer;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** All pages for people are switched off. */
@SandboxApplicationTest
@TestPropertySource(properties = { "cdr.explorer.enabled=false", "springdoc.api-docs.enabled=false" })
class WithoutPagesIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void leadsBrowsersToTheHealth() throws Exception {
		HttpResponse<String> answer = Http.to(this.port).get("/", "Accept", "text/html");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location")).contains("/actuator/health");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/api-docs", "/v3/api-docs.yaml", "/swagger-ui/index.html",
			"/swagger-ui/cdr-facade/page.js" })
	void servesNoDescription(String path) throws Exception {
		assertThat(Http.to(this.port).get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void linksNoPages() throws Exception {
		assertThat(Http.to(this.port).get("/", "Accept", "application/json").body()).contains("\"explorer\":null")
			.contains("\"swaggerUi\":null")
			.contains("\"openapi\":null");
	}

	@Test
	void servesNoneOfTheExplorersFiles() throws Exception {
		assertThat(Http.to(this.port).get("/explorer/").statusCode()).isEqualTo(404);
		assertThat(Http.to(this.port).get("/explorer/js/main.js").statusCode()).isEqualTo(404);
	}

}
