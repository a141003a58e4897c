package io.cdrfacade.calls;

import java.util.regex.Pattern;

import io.cdrfacade.web.parameter.Parameters;

/** Reads the parameters that become {@link Filters}. */
final class FiltersReader {

	private static final int MAX_TEXT = 128;

	private static final int MAX_EXTENSIONS = 100;

	private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z*#_.-]{1,32}");

	private FiltersReader() {
	}

	static Filters read(Parameters parameters) {
		return new Filters(Words.DIRECTIONS.find(parameters.word("direction", Words.DIRECTIONS.filters(), Words.ALL)),
				Words.METHODS.find(parameters.word("method", Words.METHODS.filters(), Words.ALL)),
				parameters.list("extension", EXTENSION, MAX_EXTENSIONS,
						"must be at most 100 extensions of 1 to 32 digits, letters or * # _ . -, separated by commas"),
				parameters.phoneNumber("destination"), parameters.text("userId", MAX_TEXT),
				parameters.text("memberId", MAX_TEXT), parameters.text("maturity", MAX_TEXT),
				parameters.text("customerId", MAX_TEXT));
	}

}
