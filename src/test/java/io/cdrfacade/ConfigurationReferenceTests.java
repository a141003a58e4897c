package io.cdrfacade;

import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
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

			Every property of the facade, made from the code's own metadata. Set them as environment variables, in an
			`application.yaml` beside the jar, or as arguments (`--cdr.platform.app-id=…`). Durations read `500ms`, `30s`,
			`12h`; sizes `512KB`, `16MB`. A wrong value and an unknown name stop the start with a message that names them.

			**Environment variables**: the name in capitals, dots as underscores, hyphens left out or as underscores:
			`cdr.platform.app-id` is `CDR_PLATFORM_APPID` or `CDR_PLATFORM_APP_ID`. A name of your choice goes in between:
			`cdr.security.api-keys.crm.sha256` is `CDR_SECURITY_APIKEYS_CRM_SHA256`. It cannot hold a hyphen there; use the
			`application.yaml` for names with hyphens. Lists are separated by commas.

			**Secrets** (access keys, secrets, passwords) are read as they are written: `${`, `#{`, quotes and backslashes
			have no meaning in them. One exception, in files only: a value that is a single `${NAME}` takes the value of that
			variable or property, as in `access-key: ${NORTH_ACCESS_KEY}`. Blanks around an access key stop the start.

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

			| property | environment variable | default | meaning |
			| --- | --- | --- | --- |
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
			.map((property) -> "| `%s` | `%s` | %s | %s |%n".formatted(name(property), variable(property),
					standard(property), meaning(property)))
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

	private static String variable(JsonNode property) {
		return name(property).replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
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
