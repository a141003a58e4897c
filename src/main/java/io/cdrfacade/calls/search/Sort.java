package io.cdrfacade.calls.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/** The orders of calls that a caller can ask for. Calls without a value come last. */
public enum Sort {

	/** By the time of dialling. */
	STARTED_AT("startedAt", Cdr::startedAt, Comparator.naturalOrder()),

	/** By the time of dialling, the latest first. */
	STARTED_AT_DESCENDING("-startedAt", Cdr::startedAt, Comparator.reverseOrder()),

	/** By the seconds of talk. */
	TALK_SECONDS("talkSeconds", Cdr::talkSeconds, Comparator.naturalOrder()),

	/** By the seconds of talk, the longest first. */
	TALK_SECONDS_DESCENDING("-talkSeconds", Cdr::talkSeconds, Comparator.reverseOrder()),

	/** By the record id. */
	ID("id", Cdr::id, Comparator.naturalOrder()),

	/** By the record id, the newest first. */
	ID_DESCENDING("-id", Cdr::id, Comparator.reverseOrder());

	/** The words for all orders, as in the parameter {@code sort}. */
	public static final List<String> WORDS = Arrays.stream(values()).map((sort) -> sort.word).toList();

	private final String word;

	private final Comparator<Cdr> comparator;

	<T> Sort(String word, Function<Cdr, @Nullable T> value, Comparator<T> order) {
		this.word = word;
		this.comparator = Comparator.comparing(value, Comparator.nullsLast(order));
	}

	/**
	 * Finds the order of a word.
	 * @param word a word
	 * @return its order, or {@code null} if there is none
	 */
	public static @Nullable Sort find(String word) {
		int index = WORDS.indexOf(word);
		return (index < 0) ? null : values()[index];
	}

	Comparator<Cdr> comparator() {
		return this.comparator;
	}

}
