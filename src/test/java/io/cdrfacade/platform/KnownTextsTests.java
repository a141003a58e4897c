package io.cdrfacade.platform;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownTextsTests {

	private final KnownTexts texts = new KnownTexts();

	@Test
	void findsTheSameStringAgain() {
		assertThat(find("8001")).isSameAs(find("8001"));
	}

	@Test
	void replacesHalfAPairEachTime() {
		assertThat(find("a\ud83d")).isEqualTo("a\ufffd");
		assertThat(find("a\ud83d")).isEqualTo("a\ufffd");
	}

	/** Few characters, so that many texts are alike and share places. */
	@Property(tries = 200)
	void mixesNoTextsUp(
			@ForAll @Size(max = 300) List<@StringLength(max = 4) @CharRange(from = '0', to = '3') String> all) {
		all.forEach((text) -> assertThat(find(text)).isEqualTo(text));
	}

	private String find(String text) {
		return this.texts.find(("<" + text + ">").toCharArray(), 1, text.length());
	}

}
