package io.cdrfacade.configuration;

import java.nio.CharBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Keeps secrets as they are written: {@code a${HOME}b} is an access key of nine
 * characters, not one with a directory in it. Spring resolves placeholders in every
 * value, unless it is text of another type than {@link String}; so secrets become such
 * text.
 * <p>
 * One form stays a reference, and only in configuration files: a value that is one
 * placeholder and nothing else, as in {@code access-key: ${MY_KEY}}. What it refers to is
 * a secret, and is kept as it is written, too.
 */
final class LiteralSecrets implements EnvironmentPostProcessor, Ordered {

	private static final Pattern SECRET = Pattern
		.compile("(cdr|spring|server|management).*(accesskey|secret|password|passphrase)");

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}:]+)}");

	private static final String PLACEHOLDER = "${";

	/** After the configuration files have been read. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		MutablePropertySources sources = environment.getPropertySources();
		for (PropertySource<?> source : List.copyOf(sources.stream().toList())) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				Map<String, Object> secrets = secrets(enumerable, sources);
				if (!secrets.isEmpty()) {
					sources.addBefore(source.getName(), likeSource(source, secrets));
				}
			}
		}
	}

	private static Map<String, Object> secrets(EnumerablePropertySource<?> source, MutablePropertySources sources) {
		boolean file = source instanceof OriginTrackedMapPropertySource;
		Map<String, Object> secrets = new LinkedHashMap<>();
		for (String name : source.getPropertyNames()) {
			if (isSecret(name) && source.getProperty(name) instanceof CharSequence value) {
				String written = value.toString();
				String literal = file ? referred(written, sources) : written;
				if (literal.contains(PLACEHOLDER)) {
					secrets.put(name, CharBuffer.wrap(literal));
				}
			}
		}
		return secrets;
	}

	/**
	 * A reference to a property that is not set stays as it is; no platform accepts such
	 * a value.
	 */
	private static String referred(String value, MutablePropertySources sources) {
		Matcher reference = REFERENCE.matcher(value.strip());
		return reference.matches() ? Objects.requireNonNullElse(find(reference.group(1), sources), value) : value;
	}

	private static @Nullable String find(String name, MutablePropertySources sources) {
		return sources.stream()
			.map((source) -> source.getProperty(name))
			.filter(Objects::nonNull)
			.map(Object::toString)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Keeps the kind of source, as names of environment variables are matched in their
	 * own way.
	 */
	private static PropertySource<?> likeSource(PropertySource<?> source, Map<String, Object> properties) {
		return (source instanceof SystemEnvironmentPropertySource)
				? new SystemEnvironmentPropertySource(
						"literalSecrets-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, properties)
				: new MapPropertySource("literalSecrets of " + source.getName(), properties);
	}

	private static boolean isSecret(String name) {
		return SECRET.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).matches();
	}

}
