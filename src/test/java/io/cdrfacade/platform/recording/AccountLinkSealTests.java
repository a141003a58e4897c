package io.cdrfacade.platform.recording;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.LinkSeals.TimedLink;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.account.TextSeal;
import io.cdrfacade.platform.settings.FormEncoding;
import io.cdrfacade.platform.settings.RecordingHostsFixture;

import static org.assertj.core.api.Assertions.assertThat;

class AccountLinkSealTests {

	private static final Instant UNTIL = Instant.parse("2026-11-22T08:00:00.123456Z");

	private static final String GOOD = "2026-11-22T08:00:00Z - http://platform.example/1";

	private final TextSeal texts = TextSeal.of("link",
			PlatformClients.settings(URI.create("http://platform.example/"), FormEncoding.MULTIPART));

	private final AccountLinkSeal seal = seal("files.example", "fd00::1", "录音.example");

	@ParameterizedTest
	@CsvSource({ "http://files.example/a?b=c d,2026-11-22T09:00:00.5Z", "https://FILES.example.:8443,",
			"http://platform.example/录音%20100%.wav?x=%e5,", "http://[fd00::1]:80/a,", "http://录音.example/1,",
			"'http://files.example/a,b;c=''d''(e)!$&*+@:~#end',+1000000-01-01T00:00:00Z" })
	void opensToTheSameLink(String url, @Nullable Instant end) {
		TimedLink link = new TimedLink(new RecordingLink(Objects.requireNonNull(LinkText.parse(url)), end), UNTIL);
		assertThat(this.seal.open(this.seal.close(link))).isEqualTo(link);
	}

	@Test
	void opensNoLinkThatIsNotAllowedHere() {
		String sealed = this.seal
			.close(new TimedLink(new RecordingLink(URI.create("http://files.example/1"), null), UNTIL));
		assertThat(this.seal.open(sealed)).isNotNull();
		assertThat(seal("other.example").open(sealed)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "  ", "garbage", "2026-11-22T08:00:00Z -", "soon - http://platform.example/1",
			"2026-11-22T08:00:00Z soon http://platform.example/1", "2026-11-22T08:00:00Z - ftp://platform.example/1",
			"2026-11-22T08:00:00Z - http://user@platform.example/1", "2026-11-22T08:00:00Z - http://169.254.169.254/1",
			"2026-11-22T08:00:00Z - " })
	void opensNothingThatOthersWithTheKeyWroteOtherwise(String text) {
		assertThat(this.seal.open(this.texts.close(GOOD))).isNotNull();
		assertThat(this.seal.open(this.texts.close(text))).isNull();
	}

	@Test
	void showsNoLink() {
		assertThat(new TimedLink(new RecordingLink(URI.create("http://files.example/secret"), null), UNTIL).toString())
			.doesNotContain("secret");
	}

	private AccountLinkSeal seal(String... hosts) {
		return new AccountLinkSeal(this.texts,
				RecordingHostsFixture.of(URI.create("http://platform.example/"), List.of(hosts)));
	}

}
