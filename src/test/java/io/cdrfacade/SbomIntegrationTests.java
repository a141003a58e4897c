package io.cdrfacade;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SandboxApplicationTest
class SbomIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void listsTheComponentsOfTheApplication() throws Exception {
		assertThat(get("/actuator/sbom").path("ids")).singleElement()
			.satisfies((id) -> assertThat(id.asString()).isEqualTo("application"));
		JsonNode bom = get("/actuator/sbom/application");
		assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
		assertThat(bom.at("/metadata/component/name").asString()).isEqualTo("cdr-facade");
		assertThat(bom.path("components").valueStream().map((library) -> library.path("name").asString()))
			.contains("spring-webmvc", "caffeine")
			.doesNotContain("junit-jupiter", "helm-java");
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build();
			return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
		}
	}

}
