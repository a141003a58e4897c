package io.cdrfacade.calls.summary;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of a group have in common. In their order, the one without a value is
 * the last.
 *
 * @param text the value, or {@code null} if it is that they have none
 */
record GroupKey(@Nullable String text) implements Comparable<GroupKey> {

	static final GroupKey NONE = new GroupKey(null);

	private static final Comparator<GroupKey> ORDER = Comparator.comparing(GroupKey::text,
			Comparator.nullsLast(Comparator.naturalOrder()));

	@Override
	public int compareTo(GroupKey other) {
		return ORDER.compare(this, other);
	}

}
