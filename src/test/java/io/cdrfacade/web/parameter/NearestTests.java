package io.cdrfacade.web.parameter;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestTests {

	private static final List<String> KNOWN = List.of("from", "to", "direction", "userId", "memberId", "page");

	@ParameterizedTest
	@CsvSource({ "dirction, direction", "DIRECTION, direction", "frm, from", "userid, userId", "user_id, userId",
			"memberID, memberId", "pages, page", "too, to", "form, from", "pgae, page", "driection, direction" })
	void findsWhatWasMeant(String typed, String meant) {
		assertThat(Nearest.to(typed, KNOWN)).contains(meant);
	}

	@ParameterizedTest
	@CsvSource({ "pageSize, size", "page_size, size", "sizePage, page", "dest, destination", "DEST, destination",
			"fromDate, from", "cause, hangupCause", "itemsperpage, page" })
	void findsWhatIsPartOfTheOther(String typed, String meant) {
		assertThat(Nearest.to(typed, List.of("from", "to", "destination", "hangupCause", "page", "size")))
			.contains(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "token", "q", "me", "id", "colour", "pgae2" })
	void findsNoPartByChance(String typed) {
		assertThat(Nearest.to(typed, KNOWN)).isEmpty();
	}

	@Test
	void findsNothingFarAway() {
		assertThat(Nearest.to("colour", KNOWN)).isEmpty();
	}

	@Test
	void doesNotTryVeryLongTexts() {
		assertThat(Nearest.to("x".repeat(65), List.of("x".repeat(65)))).isEmpty();
	}

	@Test
	void hints() {
		assertThat(Nearest.hint("pgae2", KNOWN)).isEmpty();
		assertThat(Nearest.hint("pag", KNOWN)).isEqualTo("; did you mean `page`?");
	}

}
