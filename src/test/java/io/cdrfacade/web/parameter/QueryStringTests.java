package io.cdrfacade.web.parameter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryStringTests {

	@Property
	void decodesAsTheUsualDecoderDoes(@ForAll("texts") String text) {
		assertThat(QueryString.decode(text)).isEqualTo(decode(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "a+b", "%41", "%", "%4", "%zz", "%ff", "\ufffd", "%EF%BF%BD", "\ud83d" })
	void agreesWithTheUsualDecoder(String text) {
		assertThat(QueryString.decode(text)).isEqualTo(decode(text));
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.strings().withChars("aZ0%+ 4f\u00e9\u5f55\ufffd").ofMaxLength(12);
	}

	private static @Nullable String decode(String text) {
		try {
			String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
			return decoded.contains("\ufffd") ? null : decoded;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
