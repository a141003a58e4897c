package io.cdrfacade.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDescriptionTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(ApiDescription.class)
		.withPropertyValues("spring.application.version=1.2.3");

	@ParameterizedTest
	@CsvSource({ "none=, /", "server.servlet.context-path=/cdr, /cdr" })
	void namesThePathUnderWhichTheServerAnswers(String property, String url) {
		this.application.withPropertyValues(property)
			.run((context) -> assertThat(context.getBean(OpenAPI.class).getServers()).extracting(Server::getUrl)
				.containsExactly(url));
	}

}
