package io.cdrfacade;

import java.io.IOException;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps {@code docs/configuration.md} in step with the {@code cdr.*} properties. */
class ConfigurationReferenceTests {

	private static final String PREAMBLE = """
			# Configuration reference

			Every property of the facade, made from the code's own metadata. Set them as Spring Boot reads them: as
			environment variables (`cdr.platform.app-id` is `CDR_PLATFORM_APP_ID`), in an `application.yaml` beside the
			jar, or as arguments (`--cdr.platform.app-id=…`). `<name>` stands for a name of your choice. Durations read
			`500ms`, `30s`, `12h`; sizes `512KB`, `16MB`. A wrong value stops the start with a message that names it.

			Several accounts go under names of their own; what an account does not set is as for all:

			```yaml
			cdr:
			  platform:
			    default-account: shanghai
			    accounts:
			      shanghai:
			        url: http://platform.example.cn:8080/
			        app-id: …
			        access-key: …
			      london:
			        url: https://platform.example.co.uk/
			        app-id: …
			        access-key: …
			        time-zone: Europe/London
			        encoding: urlencoded
			        response-timeout: 40s
			```

			| property | default | meaning |
			| --- | --- | --- |
			""";

	@Test
	void listsEveryProperty() throws IOException {
		Snapshot.of("docs/configuration.md").assertIs(PREAMBLE + table());
	}

	@Test
	void describesEveryProperty() throws IOException {
		assertThat(properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString(""))
				.as("description of %s", property.path("name"))
				.isNotBlank());
	}

	private static String table() throws IOException {
		return StreamSupport.stream(properties().spliterator(), false)
			.filter((property) -> !property.has("deprecation"))
			.sorted(Comparator.comparing(ConfigurationReferenceTests::name))
			.map((property) -> "| `%s` | %s | %s |%n".formatted(name(property), standard(property), meaning(property)))
			.collect(Collectors.joining());
	}

	private static Iterable<JsonNode> properties() throws IOException {
		try (var metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
			return JsonMapper.shared().readTree(metadata).path("properties");
		}
	}

	private static String name(JsonNode property) {
		return property.path("name").asString();
	}

	private static String standard(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		return value.isMissingNode() ? "" : "`" + value.asString(value.toString()) + "`";
	}

	private static String meaning(JsonNode property) {
		return property.path("description")
			.asString("")
			.replaceAll("\\s+", " ")
			.replaceAll("\\{@code ([^}]*)}", "`$1`")
			.replaceAll("\\.$", "")
			.replace("|", "\\|");
	}

}
