package io.cdrfacade.platform.recording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTextTests {

	@ParameterizedTest
	@CsvSource({ "http://127.0.0.1:8080/abcdefg,http://127.0.0.1:8080/abcdefg",
			" HTTPS://Files.Example./a?b=c#d ,https://files.example/a?b=c",
			"http://files.example,http://files.example/", "http://files.example?a=b,http://files.example/?a=b",
			"http://files.example/录音 1.wav,http://files.example/%E5%BD%95%E9%9F%B3%201.wav",
			"http://files.example/%41%zz?t=1|2,http://files.example/%41%25zz?t=1%7C2",
			"http://[2001:db8::1]:81/a,http://[2001:db8:0:0:0:0:0:1]:81/a",
			"http://files.example/a@b,http://files.example/a@b" })
	void readsLinks(String text, String link) {
		assertThat(LinkText.parse(text)).hasToString(link);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/a.wav", "//files.example/a", "ftp://files.example/a", "file:///etc/passwd",
			"gopher://files.example/", "jar:http://files.example/a!/", "javascript:alert(1)", "http:files.example/a",
			"http:/files.example/a", "http:///a", "http://user@files.example/a", "http://user:pw@files.example/a",
			"http://files.example@127.0.0.1/a", "http://files.example\\@127.0.0.1/a",
			"http://127.0.0.1\\.files.example/", "http://files.example:0/a", "http://files.example:65536/a",
			"http://files.example:80a/a", "http://files.example:/a", "http://a b/", "http://127%2e0.0.1/",
			"http://2130706433/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "http://files.example/a\r\nX: y",
			"http://files.example/a\u0000", "http://①②⑦.⓪.⓪.①/" })
	void refusesOtherTexts(String text) {
		assertThat(LinkText.parse(text)).isNull();
	}

	@Test
	void refusesEndlessLinks() {
		assertThat(LinkText.parse("http://files.example/" + "a".repeat(10_000))).isNull();
		assertThat(LinkText.parse("http://files.example/" + "录".repeat(1000))).isNull();
		assertThat(LinkText.parse("http://files.example/" + "录".repeat(900))).isNotNull();
	}

}
