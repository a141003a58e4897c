package io.cdrfacade.calls.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of a group have in common.
 *
 * @param values a value for each dimension, {@code null} for calls without a value
 */
record GroupKey(List<@Nullable String> values) {

	/**
	 * Makes a key of dimensions.
	 * @param dimensions the dimensions
	 * @param value gives the value of each
	 * @return the key
	 */
	static GroupKey of(List<GroupBy> dimensions, Function<GroupBy, @Nullable String> value) {
		List<@Nullable String> values = new ArrayList<>(dimensions.size());
		dimensions.forEach((dimension) -> values.add(value.apply(dimension)));
		return new GroupKey(Collections.unmodifiableList(values));
	}

	/** The same key with another value of one dimension. */
	GroupKey with(int dimension, @Nullable String value) {
		List<@Nullable String> values = new ArrayList<>(this.values);
		values.set(dimension, value);
		return new GroupKey(Collections.unmodifiableList(values));
	}

}
