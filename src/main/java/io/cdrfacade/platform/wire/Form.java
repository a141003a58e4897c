package io.cdrfacade.platform.wire;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Form data on its way to the platform: each field at most once. */
public final class Form {

	private final Map<Field, String> values = new EnumMap<>(Field.class);

	public Form with(Field field, String value) {
		this.values.put(field, value);
		return this;
	}

	/** Adds a number, which is never left out, as an empty one would count as 0. */
	public Form with(Field field, int value) {
		return with(field, Integer.toString(value));
	}

	/** Adds a text that the platform wants even if it is empty. */
	public Form withOrEmpty(Field field, @Nullable String value) {
		return with(field, (value != null) ? value : "");
	}

	public Form withIfPresent(Field field, @Nullable String value) {
		return (value != null) ? with(field, value) : this;
	}

	public Map<Field, String> values() {
		return Collections.unmodifiableMap(this.values);
	}

	/** Leaves out the values, which are secrets and phone numbers. */
	@Override
	public String toString() {
		return "Form" + this.values.keySet();
	}

}
