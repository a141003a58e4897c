package io.cdrfacade.calls.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of a group have in common.
 *
 * @param values a value for each dimension, {@code null} for calls without a value
 */
record GroupKey(List<@Nullable String> values) {

	/** The objects of the key, its sums and an entry of a map. */
	private static final int OWN_WEIGHT = 200;

	private static final int TEXT_WEIGHT = 60;

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

	/** How many bytes of memory a group with this key takes, roughly. */
	int weight() {
		return OWN_WEIGHT + this.values.stream().filter(Objects::nonNull).mapToInt(GroupKey::weight).sum();
	}

	private static int weight(String text) {
		return TEXT_WEIGHT + 2 * text.length();
	}

	/** The same key with another value of one dimension. */
	GroupKey with(int dimension, @Nullable String value) {
		List<@Nullable String> values = new ArrayList<>(this.values);
		values.set(dimension, value);
		return new GroupKey(Collections.unmodifiableList(values));
	}

}
