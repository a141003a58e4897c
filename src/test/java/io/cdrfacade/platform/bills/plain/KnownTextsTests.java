package io.cdrfacade.platform.bills.plain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownTextsTests {

	@Test
	void findsTheSameStringAgain() {
		assertThat(find("8001", "8001")).satisfies((found) -> assertThat(found.getFirst()).isSameAs(found.getLast()));
	}

	@Test
	void replacesHalfAPairEachTime() {
		assertThat(find("a\\ud83d", "a\\ud83d")).containsExactly("a\ufffd", "a\ufffd");
	}

	@Test
	void tellsTextsApartThatBeginOrEndAlike() {
		String[] all = { "100000001", "200000001", "100000002", "10000000", "00000001", "1", "01" };
		assertThat(find(all)).containsExactly(all);
	}

	/** Few characters, so that many texts are equal or share a slot. */
	@Property(tries = 200)
	void mixesNoTextsUp(
			@ForAll @Size(max = 300) List<@StringLength(max = 4) @CharRange(from = '0', to = '3') String> all) {
		assertThat(find(all.toArray(String[]::new))).isEqualTo(all);
	}

	private static List<String> find(String... all) {
		byte[] body = String.join("", all).getBytes(StandardCharsets.US_ASCII);
		KnownTexts texts = new KnownTexts(body);
		List<String> found = new ArrayList<>();
		int start = 0;
		for (String text : all) {
			found.add(texts.find(start, start + text.length(), text.indexOf('\\') < 0));
			start += text.length();
		}
		return found;
	}

}
