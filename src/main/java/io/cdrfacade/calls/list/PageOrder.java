package io.cdrfacade.calls.list;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/** Finds out from pages by which field the platform orders records. */
final class PageOrder {

	private boolean byId = true;

	private boolean byStart = true;

	void learn(List<Cdr> page) {
		this.byId &= isOrdered(page, Cdr::id);
		this.byStart &= isOrdered(page, Cdr::startedAt);
	}

	/** Whether the order can only be that of the ids. */
	boolean isById() {
		return this.byId && !this.byStart;
	}

	private static <T extends Comparable<T>> boolean isOrdered(List<Cdr> page, Function<Cdr, @Nullable T> value) {
		List<T> values = page.stream().map(value).filter(Objects::nonNull).toList();
		boolean up = true;
		boolean down = true;
		for (int i = 1; i < values.size(); i++) {
			int step = values.get(i).compareTo(values.get(i - 1));
			up &= step >= 0;
			down &= step <= 0;
		}
		return up || down;
	}

}
