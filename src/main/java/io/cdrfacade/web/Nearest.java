package io.cdrfacade.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a word that is not known. */
final class Nearest {

	/** Nothing longer is a slip of the finger; bounds the work, too. */
	private static final int MAX_LENGTH = 40;

	private Nearest() {
	}

	/**
	 * Finds the word that needs the fewest edits, at most a third of its length.
	 * @param typed what was typed
	 * @param known what could have been meant
	 * @return the nearest word, if one is near
	 */
	static Optional<String> to(String typed, Collection<String> known) {
		if (typed.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		return known.stream()
			.filter((word) -> distance(typed, word) <= Math.max(1, word.length() / 3))
			.min(Comparator.comparingInt((word) -> distance(typed, word)));
	}

	static String hint(String typed, Collection<String> known) {
		return to(typed, known).map("; did you mean `%s`?"::formatted).orElse("");
	}

	/** Levenshtein distance, blind to case. */
	private static int distance(String one, String other) {
		String left = one.toLowerCase(Locale.ROOT);
		String right = other.toLowerCase(Locale.ROOT);
		int[] costs = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			costs[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = costs[0];
			costs[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int substitution = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = costs[j];
				costs[j] = Math.min(substitution, 1 + Math.min(costs[j - 1], costs[j]));
			}
		}
		return costs[right.length()];
	}

}
