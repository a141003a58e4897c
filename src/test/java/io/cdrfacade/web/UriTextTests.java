package io.cdrfacade.web;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

class UriTextTests {

	@Example
	void leavesPlainTextAlone() {
		String plain = "20190927-8001_22671.wav~";
		assertThat(UriText.escape(plain)).isSameAs(plain);
	}

	@Property(tries = 500)
	void escapesAsSpringDoes(@ForAll @StringLength(max = 8) String text) {
		assertThat(UriText.escape(text)).isEqualTo(UriUtils.encode(text, StandardCharsets.UTF_8));
	}

	@Property(tries = 128)
	void knowsWhatIsPlain(@ForAll char character) {
		String text = Character.toString((char) (character % 128));
		assertThat(UriText.escape(text)).isEqualTo(UriUtils.encode(text, StandardCharsets.UTF_8));
	}

}
