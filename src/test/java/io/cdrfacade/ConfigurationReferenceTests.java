package io.cdrfacade;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps {@code docs/configuration.md} in step with the {@code cdr.*} properties. */
class ConfigurationReferenceTests {

	private static final String PREAMBLE = """
			# Configuration reference

			Every property of the facade, made from the code's own metadata. Set them as environment variables, in an
			`application.yaml` in the folder from which you start the facade, or as arguments (`--cdr.platform.app-id=…`).
			Durations read `500ms`, `30s`, `12h`; sizes `512KB`, `16MB`. A wrong value and an unknown name stop the start with
			a message that names them.

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
		String description = property.path("description")
			.asString("")
			.replaceAll("\\s+", " ")
			.replaceAll("\\{@code ([^}]*)}", "`$1`")
			.replaceAll("\\.$", "")
			.replace("|", "\\|");
		String limits = limits(component(property).getAccessor());
		return limits.isEmpty() ? description
				: description + (description.contains(". ") ? ". " + StringUtils.capitalize(limits) : "; " + limits);
	}

	private static RecordComponent component(JsonNode property) {
		String name = name(property).replaceAll(".*\\.", "").replace("-", "");
		Class<?> type = ClassUtils.resolveClassName(property.path("sourceType").asString(), null);
		return Stream.of(type.getRecordComponents())
			.filter((component) -> component.getName().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * What the annotations of a property allow. Properties without them say it in their
	 * text.
	 */
	private static String limits(Method property) {
		String least = least(property);
		String most = most(property);
		if (most.isEmpty()) {
			return least.isEmpty() ? "" : "at least `%s`".formatted(least);
		}
		return least.isEmpty() ? "at most `%s`".formatted(most) : "allowed: `%s` to `%s`".formatted(least, most);
	}

	/** Nothing if that is 0, as no value is below that. */
	private static String least(Method property) {
		DurationMin duration = property.getAnnotation(DurationMin.class);
		if (duration != null) {
			return text(duration.days(), duration.hours(), duration.minutes(), duration.seconds(), duration.millis());
		}
		Min number = property.getAnnotation(Min.class);
		return (number != null) ? Long.toString(number.value())
				: (property.getAnnotation(Positive.class) != null) ? "1" : "";
	}

	private static String most(Method property) {
		DurationMax duration = property.getAnnotation(DurationMax.class);
		if (duration != null) {
			return text(duration.days(), duration.hours(), duration.minutes(), duration.seconds(), duration.millis());
		}
		Max number = property.getAnnotation(Max.class);
		return (number != null) ? Long.toString(number.value()) : "";
	}

	private static String text(long days, long hours, long minutes, long seconds, long millis) {
		return Stream.of(days + "d", hours + "h", minutes + "m", seconds + "s", millis + "ms")
			.filter((part) -> !part.startsWith("0"))
			.collect(Collectors.joining());
	}

}
