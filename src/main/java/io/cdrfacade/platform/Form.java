package io.cdrfacade.platform;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Form data on its way to the platform: each field at most once. */
final class Form {

	private final Map<Field, String> values = new EnumMap<>(Field.class);

	Form with(Field field, String value) {
		this.values.put(field, value);
		return this;
	}

	/** An empty number would count as 0, so a number is always there. */
	Form with(Field field, int value) {
		return with(field, Integer.toString(value));
	}

	/** For text fields that the platform wants even if there is nothing in them. */
	Form withOrEmpty(Field field, @Nullable String value) {
		return with(field, (value != null) ? value : "");
	}

	Form withIfPresent(Field field, @Nullable String value) {
		return (value != null) ? with(field, value) : this;
	}

	Map<Field, String> values() {
		return Collections.unmodifiableMap(this.values);
	}

	/** Leaves out the values, which are secrets and phone numbers. */
	@Override
	public String toString() {
		return "Form" + this.values.keySet();
	}

}
