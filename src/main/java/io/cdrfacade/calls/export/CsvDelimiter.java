package io.cdrfacade.calls.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What separates the cells of a CSV file; the first one is the default. */
enum CsvDelimiter {

	COMMA(','), SEMICOLON(';'), TAB('\t');

	static final List<String> WORDS = Arrays.stream(values()).map(CsvDelimiter::word).toList();

	private final char character;

	CsvDelimiter(char character) {
		this.character = character;
	}

	private String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	char character() {
		return this.character;
	}

	static CsvDelimiter of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT));
	}

}
