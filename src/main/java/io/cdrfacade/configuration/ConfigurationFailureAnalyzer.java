package io.cdrfacade.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Explains faults of the {@code cdr.*} properties: which property, what it is set to, and
 * what it can be. A value is shown only if it was meant to be a number, a time, a size or
 * one of some words; any other could be a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConfigurationFailureAnalyzer implements FailureAnalyzer {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("cdr");

	private static final int LONGEST_SHOWN = 40;

	private static final String ACTION = """
			Correct the properties above. docs/configuration.md lists all of them, with the environment variable,
			the default and the meaning of each.""";

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			List<String> faults = faults(cause);
			if (!faults.isEmpty()) {
				return new FailureAnalysis("The configuration cannot be used:\n\n    " + String.join("\n    ", faults),
						ACTION, failure);
			}
		}
		return null;
	}

	private static List<String> faults(Throwable cause) {
		if (cause instanceof UnknownPropertiesException unknown) {
			return unknown.faults();
		}
		if (cause instanceof BindException bind && isOurs(bind.getName())) {
			return (bind.getCause() instanceof BindValidationException invalid) ? invalid(invalid)
					: List.of(unreadable(bind));
		}
		return List.of();
	}

	private static List<String> invalid(BindValidationException invalid) {
		ConfigurationPropertyName prefix = invalid.getValidationErrors().getName();
		return invalid.getValidationErrors()
			.getAllErrors()
			.stream()
			.map((error) -> property(prefix, error) + number(error) + " " + error.getDefaultMessage())
			.sorted()
			.toList();
	}

	/** A failed assertion method is about the whole record. */
	private static String property(ConfigurationPropertyName prefix, ObjectError error) {
		if (error instanceof FieldError field) {
			String name = prefix + "." + dashed(field.getField());
			return "AssertTrue".equals(error.getCode()) ? name.substring(0, name.lastIndexOf('.')) + ":" : name;
		}
		return prefix.toString();
	}

	private static String number(ObjectError error) {
		return (error instanceof FieldError field && field.getRejectedValue() instanceof Number number)
				? " is " + number + "; it" : "";
	}

	/**
	 * A field of a record as its property: {@code apiKeys[crm].accounts} is
	 * {@code api-keys.crm.accounts}.
	 */
	private static String dashed(String field) {
		return field.replaceAll("\\[([^]]+)]", ".$1").replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

	private static String unreadable(BindException bind) {
		Class<?> type = bind.getTarget().getType().toClass();
		String allowed = allowed(type);
		return bind.getName() + shown(bind.getProperty(), allowed) + ((allowed != null) ? allowed : " cannot be read");
	}

	private static String shown(@Nullable ConfigurationProperty property, @Nullable String allowed) {
		String value = (property != null) ? Objects.toString(property.getValue(), "") : "";
		return (allowed != null && !value.isEmpty() && value.length() <= LONGEST_SHOWN) ? " is '" + value + "'; it"
				: "";
	}

	private static @Nullable String allowed(Class<?> type) {
		if (type.isEnum()) {
			return " has to be one of " + Arrays.stream(type.getEnumConstants())
				.map((word) -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList();
		}
		if (type == Duration.class) {
			return " has to be a time such as 500ms, 30s, 5m or 12h";
		}
		if (type == DataSize.class) {
			return " has to be a size such as 512KB or 16MB";
		}
		if (type == boolean.class || type == Boolean.class) {
			return " has to be true or false";
		}
		boolean number = type == int.class || type == long.class || Number.class.isAssignableFrom(type);
		return number ? " has to be a whole number" : null;
	}

	private static boolean isOurs(ConfigurationPropertyName name) {
		return ROOT.isAncestorOf(name) || ROOT.equals(name);
	}

}
