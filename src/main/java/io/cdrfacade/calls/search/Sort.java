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
	STARTED_AT("startedAt"),

	/** By the time of dialling, the latest first. */
	STARTED_AT_DESCENDING("-startedAt"),

	/** By the seconds of talk. */
	TALK_SECONDS("talkSeconds"),

	/** By the seconds of talk, the longest first. */
	TALK_SECONDS_DESCENDING("-talkSeconds"),

	/** By the record id. */
	ID("id"),

	/** By the record id, the newest first. */
	ID_DESCENDING("-id");

	/** The words for all orders, as in the parameter {@code sort}. */
	public static final List<String> WORDS = Arrays.stream(values()).map((sort) -> sort.word).toList();

	private final String word;

	Sort(String word) {
		this.word = word;
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
		return switch (this) {
			case STARTED_AT -> by(Cdr::startedAt, Comparator.naturalOrder());
			case STARTED_AT_DESCENDING -> by(Cdr::startedAt, Comparator.reverseOrder());
			case TALK_SECONDS -> by(Cdr::talkSeconds, Comparator.naturalOrder());
			case TALK_SECONDS_DESCENDING -> by(Cdr::talkSeconds, Comparator.reverseOrder());
			case ID -> by(Cdr::id, Comparator.naturalOrder());
			case ID_DESCENDING -> by(Cdr::id, Comparator.reverseOrder());
		};
	}

	private static <T> Comparator<Cdr> by(Function<Cdr, @Nullable T> value, Comparator<T> order) {
		return Comparator.comparing(value, Comparator.nullsLast(order));
	}

}
