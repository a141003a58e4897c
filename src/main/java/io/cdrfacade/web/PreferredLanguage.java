package io.cdrfacade.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The language of texts for people: English or Chinese. */
public final class PreferredLanguage {

	private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.CHINESE);

	private PreferredLanguage() {
	}

	/**
	 * Chooses a language.
	 * @param accepted the header {@code Accept-Language}, if there is one
	 * @return {@link Locale#CHINESE} if the header prefers it; otherwise
	 * {@link Locale#ENGLISH}, also if the header cannot be read
	 */
	public static Locale of(@Nullable String accepted) {
		try {
			List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse((accepted != null) ? accepted : "*");
			return Objects.requireNonNullElse(Locale.lookup(ranges, KNOWN), Locale.ENGLISH);
		}
		catch (IllegalArgumentException ex) {
			return Locale.ENGLISH;
		}
	}

}
