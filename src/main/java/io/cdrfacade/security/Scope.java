package io.cdrfacade.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be allowed to do. */
public enum Scope {

	/** Read call detail records. */
	CALLS_READ,

	/** Read with {@code sync=unread}, which marks records as read for every client. */
	CALLS_CONSUME,

	/** Fetch recordings. */
	RECORDINGS_READ,

	/** See phone numbers in full, and filter by them. */
	NUMBERS_READ,

	/** Read metrics and other operational data. */
	OPS_READ;

	private final String word = name().toLowerCase(Locale.ROOT).replace('_', ':');

	/**
	 * The scope as it is written in configuration and tokens, such as {@code calls:read}.
	 */
	public String word() {
		return this.word;
	}

	/**
	 * Finds a scope.
	 * @param word a scope as it is written, such as {@code calls:read}
	 * @return the scope, if there is one
	 */
	public static Optional<Scope> of(String word) {
		return Arrays.stream(values()).filter((scope) -> scope.word.equals(word)).findFirst();
	}

}
