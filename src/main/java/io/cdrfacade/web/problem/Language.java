package io.cdrfacade.web.problem;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The languages of texts that people read. */
public enum Language {

	/** The language of callers who prefer no other. */
	ENGLISH("en"),

	/** Simplified Chinese. */
	CHINESE("zh");

	private final String tag;

	Language(String tag) {
		this.tag = tag;
	}

	/** The language as HTTP has it. */
	String tag() {
		return this.tag;
	}

	/**
	 * The language as Java has it.
	 * @return its locale, without a country
	 */
	public Locale locale() {
		return Locale.forLanguageTag(this.tag);
	}

	/**
	 * Chooses a language.
	 * @param accepted the header {@code Accept-Language}, if there is one
	 * @return the language that it prefers; English if it names neither or cannot be read
	 */
	public static Language preferred(@Nullable String accepted) {
		try {
			List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse((accepted != null) ? accepted : "*")
				.stream()
				.filter((range) -> range.getWeight() > 0)
				.toList();
			Locale locale = Locale.lookup(ranges, List.of(ENGLISH.locale(), CHINESE.locale()));
			return CHINESE.locale().equals(locale) ? CHINESE : ENGLISH;
		}
		catch (IllegalArgumentException ex) {
			return ENGLISH;
		}
	}

}
