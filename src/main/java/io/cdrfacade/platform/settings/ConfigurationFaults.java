package io.cdrfacade.platform.settings;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with the configuration before giving up. */
final class ConfigurationFaults {

	/** The text of the fault of a required property that is not set. */
	static final String MISSING = "is missing";

	private static final Duration LONGEST_WAIT = Duration.ofHours(1);

	/** Each once, though several accounts may share a faulty setting. */
	private final Set<String> faults = new LinkedHashSet<>();

	void add(String property, String fault) {
		this.faults.add(PlatformProperties.PREFIX + "." + property + " " + fault);
	}

	/** A blank value counts as none, as an environment variable often has it. */
	String required(String property, @Nullable String value) {
		if (value == null || value.isBlank()) {
			add(property, MISSING);
			return "";
		}
		return value.strip();
	}

	/**
	 * A secret is kept as it is written. Blanks around it are most likely a mistake, and
	 * no platform would report it.
	 */
	String secret(String property, @Nullable String value) {
		String required = required(property, value);
		if (value != null && !value.isBlank() && !value.equals(required)) {
			add(property, "begins or ends with a blank or a line break; leave it out");
		}
		return required;
	}

	Duration wait(Setting<Duration> setting) {
		Duration value = setting.value();
		if (!value.isPositive() || value.compareTo(LONGEST_WAIT) > 0) {
			add(setting.property(), "has to be longer than 0 and at most 1h");
		}
		return value;
	}

	int positive(Setting<Integer> setting) {
		if (setting.value() < 1) {
			add(setting.property(), "has to be 1 or more");
		}
		return setting.value();
	}

	/** A time that may also be none at all. */
	Duration waitOrNone(Setting<Duration> setting) {
		Duration value = setting.value();
		if (value.isNegative() || value.compareTo(LONGEST_WAIT) > 0) {
			add(setting.property(), "has to be 0 or longer and at most 1h");
		}
		return value;
	}

	int between(int least, int most, Setting<Integer> setting) {
		if (setting.value() < least || setting.value() > most) {
			add(setting.property(), "has to be %d to %d".formatted(least, most));
		}
		return setting.value();
	}

	void throwIfAny() {
		if (!this.faults.isEmpty()) {
			throw new InvalidPlatformException(this.faults);
		}
	}

	/**
	 * A setting and where it comes from.
	 *
	 * @param property the property that holds it
	 * @param value its value
	 */
	record Setting<T>(String property, T value) {
	}

}
