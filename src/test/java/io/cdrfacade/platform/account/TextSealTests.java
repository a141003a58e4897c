package io.cdrfacade.platform.account;

import java.net.URI;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.FormEncoding;
import io.cdrfacade.platform.settings.RecordingHostsFixture;
import io.cdrfacade.platform.settings.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class TextSealTests {

	private static final AccountSettings ACCOUNT = account("http://platform.example/", "app", "s3cret-key");

	private final TextSeal seal = TextSeal.of("token", ACCOUNT);

	@Test
	void opensWhatAnotherReplicaHasSealed() {
		String sealed = TextSeal.of("token", account("http://platform.example/", "app", "s3cret-key")).close("text ö");
		assertThat(this.seal.open(sealed)).isEqualTo("text ö");
	}

	@Test
	void sealsTheSameTextDifferentlyEachTime() {
		assertThat(this.seal.close("text")).isNotEqualTo(this.seal.close("text")).doesNotContain("text");
	}

	@Test
	void opensForNoOtherAccountKeyOrPurpose() {
		String sealed = this.seal.close("text");
		assertThat(TextSeal.of("link", ACCOUNT).open(sealed)).isNull();
		assertThat(TextSeal.of("token", account("http://platform.example/", "app", "other-key")).open(sealed)).isNull();
		assertThat(TextSeal.of("token", account("http://platform.example/", "other", "s3cret-key")).open(sealed))
			.isNull();
		assertThat(TextSeal.of("token", account("http://other.example/", "app", "s3cret-key")).open(sealed)).isNull();
	}

	@Test
	void opensNoTextAboutAnythingElse() {
		String sealed = this.seal.about("1.wav").close("text");
		assertThat(this.seal.about("1.wav").open(sealed)).isEqualTo("text");
		assertThat(this.seal.about("2.wav").open(sealed)).isNull();
		assertThat(this.seal.open(sealed)).isNull();
	}

	@Test
	void makesMarksThatNeedItsKey() {
		TextSeal other = TextSeal.of("token", account("http://platform.example/", "app", "other-key"));
		assertThat(this.seal.about("1.wav").mark()).matches("[0-9a-f]{32}")
			.isEqualTo(this.seal.about("1.wav").mark())
			.isNotEqualTo(this.seal.about("2.wav").mark())
			.isNotEqualTo(other.about("1.wav").mark());
	}

	@Test
	void opensNothingThatWasTamperedWith() {
		byte[] sealed = Base64.getDecoder().decode(this.seal.close("text"));
		for (int i = 0; i < sealed.length; i++) {
			byte[] tampered = sealed.clone();
			tampered[i] ^= 1;
			assertThat(this.seal.open(Base64.getEncoder().encodeToString(tampered))).as("byte %d", i).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "no base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==" })
	void opensNoGarbage(String garbage) {
		assertThat(this.seal.open(garbage)).isNull();
	}

	@Test
	void hasAFingerprintThatTellsNothing() {
		assertThat(this.seal.fingerprint()).matches("[0-9a-f]{32}")
			.isEqualTo(TextSeal.of("token", account("http://platform.example/", "app", "other-key")).fingerprint())
			.isNotEqualTo(
					TextSeal.of("token", account("http://platform.example/", "other", "s3cret-key")).fingerprint());
	}

	private static AccountSettings account(String url, String appId, String accessKey) {
		URI address = URI.create(url);
		return new AccountSettings(PlatformClients.ACCOUNT, address, appId, new Secret(accessKey),
				FormEncoding.MULTIPART, PlatformClients.LIMITS, PlatformClients.ONCE,
				RecordingHostsFixture.of(address, List.of()), PlatformClients.NETWORK);
	}

}
