package io.cdrfacade.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The language of texts for people: English or Chinese. */
public final class PreferredLanguage {

	private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.CHINESE);

	/**
	 * Far more than browsers send. The time to read a header grows with the square of its
	 * length: seconds for as much as the server takes.
	 */
	private static final int LONGEST = 1024;

	private PreferredLanguage() {
	}

	/**
	 * Chooses a language.
	 * @param accepted the header {@code Accept-Language}, if there is one
	 * @return {@link Locale#CHINESE} if the header prefers it; otherwise
	 * {@link Locale#ENGLISH}, also if the header cannot be read or is too long
	 */
	public static Locale of(@Nullable String accepted) {
		if (accepted == null || accepted.length() > LONGEST) {
			return Locale.ENGLISH;
		}
		try {
			List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted);
			return Objects.requireNonNullElse(Locale.lookup(ranges, KNOWN), Locale.ENGLISH);
		}
		catch (IllegalArgumentException ex) {
			return Locale.ENGLISH;
		}
	}

}
