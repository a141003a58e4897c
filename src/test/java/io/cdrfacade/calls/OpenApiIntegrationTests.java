package io.cdrfacade.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
@Import(FakePlatformConfiguration.class)
class OpenApiIntegrationTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void explores() throws IOException {
		Files.writeString(Path.of("/tmp/calls-x/openapi.yaml"),
				this.mvc.get()
					.uri("/v3/api-docs.yaml")
					.exchange()
					.getResponse()
					.getContentAsString(StandardCharsets.UTF_8));
	}

}
