package io.cdrfacade.web.parameter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant by an unknown one. */
public final class Nearest {

	/** Longer texts are not typing errors; this also limits the work. */
	private static final int MAX_LENGTH = 64;

	/** Shorter words are part of many others by chance. */
	private static final int MIN_PART = 3;

	private Nearest() {
	}

	/**
	 * Finds the word that needs the fewest edits, at most a third of its length. If there
	 * is none, one that the other begins or ends with will do, such as {@code size} for
	 * {@code pageSize}; rather the end, which says more in English.
	 * @param typed what was typed
	 * @param known what could have been meant
	 * @return the nearest word, if one is near
	 */
	static Optional<String> to(String typed, Collection<String> known) {
		if (typed.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		Comparator<String> order = Comparator.comparingInt((word) -> distance(typed, word));
		return known.stream()
			.filter((word) -> isNear(typed, word))
			.min(order)
			.or(() -> known.stream()
				.filter((word) -> isPart(typed, word))
				.min(order.thenComparing((word) -> !typed.toLowerCase(Locale.ROOT).endsWith(word))));
	}

	/** The distance is never less than the difference in length, which is cheaper. */
	private static boolean isNear(String typed, String word) {
		int most = Math.max(1, word.length() / 3);
		return Math.abs(typed.length() - word.length()) <= most && distance(typed, word) <= most;
	}

	private static boolean isPart(String one, String other) {
		boolean shorter = one.length() < other.length();
		String part = (shorter ? one : other).toLowerCase(Locale.ROOT);
		String whole = (shorter ? other : one).toLowerCase(Locale.ROOT);
		return part.length() >= MIN_PART && (whole.startsWith(part) || whole.endsWith(part));
	}

	public static String hint(String typed, Collection<String> known) {
		return to(typed, known).map("; did you mean `%s`?"::formatted).orElse("");
	}

	/**
	 * Edits of one letter, or of two neighbours that changed places, blind to case: the
	 * optimal string alignment distance.
	 */
	private static int distance(String one, String other) {
		String left = one.toLowerCase(Locale.ROOT);
		String right = other.toLowerCase(Locale.ROOT);
		int[][] costs = new int[left.length() + 1][right.length() + 1];
		for (int i = 0; i <= left.length(); i++) {
			for (int j = 0; j <= right.length(); j++) {
				costs[i][j] = (i == 0 || j == 0) ? i + j : cost(left, right, costs, i, j);
			}
		}
		return costs[left.length()][right.length()];
	}

	private static int cost(String left, String right, int[][] costs, int i, int j) {
		int substitution = costs[i - 1][j - 1] + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
		int cost = Math.min(substitution, 1 + Math.min(costs[i][j - 1], costs[i - 1][j]));
		boolean swapped = i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2)
				&& left.charAt(i - 2) == right.charAt(j - 1);
		return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
	}

}
