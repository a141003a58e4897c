package io.cdrfacade.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WholeCharactersTests {

	@ParameterizedTest
	@CsvSource({ "'', 1, ''", "abc, 3, abc", "abc, 2, ab", "a\ud83d\ude00, 3, a\ud83d\ude00", "a\ud83d\ude00b, 2, a",
			"a\ud83d\ude00b, 3, a\ud83d\ude00", "\ud83d\ude00, 1, ''" })
	void cutsBetweenCharacters(String text, int longest, String cut) {
		assertThat(WholeCharacters.upTo(longest, text)).isEqualTo(cut);
	}

	@ParameterizedTest
	@CsvSource({ "abc, 3, abc", "abc, 2, bc", "a\ud83d\ude00b, 3, \ud83d\ude00b", "a\ud83d\ude00b, 2, b",
			"a\ud83d\ude00, 1, ''" })
	void beginsTheEndWithACharacter(String text, int longest, String end) {
		assertThat(WholeCharacters.endOf(longest, text)).isEqualTo(end);
	}

	@ParameterizedTest
	@CsvSource({ "abc, 3, abc", "abc, 2, ab…", "a\ud83d\ude00b, 2, a…" })
	void showsThatItWasCut(String text, int longest, String shortened) {
		assertThat(WholeCharacters.shortened(longest, text)).isEqualTo(shortened);
	}

}
