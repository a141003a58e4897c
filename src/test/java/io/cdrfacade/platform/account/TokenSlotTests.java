package io.cdrfacade.platform.account;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.FakeReplicaStore;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.FormEncoding;
import io.cdrfacade.platform.wire.Token;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens on their way between two replicas, whose tickers have nothing in common. */
class TokenSlotTests {

	private static final Duration LIFETIME = Duration.ofHours(12);

	private final FakeReplicaStore store = new FakeReplicaStore();

	private final Turnable here = new Turnable();

	private final Turnable there = new Turnable();

	private final TokenSlot slot = slot(this.here);

	private final TokenSlot other = slot(this.there);

	@Test
	void findsNothingInAnEmptySlot() {
		assertThat(this.slot.find(null)).isNull();
	}

	@Test
	void passesATokenOnWithItsAge() {
		this.there.turn(Duration.ofDays(40));
		Token token = new Token("t0ken", this.here.read(), false);
		this.here.turn(Duration.ofMinutes(2));
		this.slot.share(token);
		this.store.turn(Duration.ofMinutes(3));
		Token found = found(null);
		assertThat(found.value()).isEqualTo("t0ken");
		assertThat(found.found()).isTrue();
		assertThat(this.there.read() - found.issuedAt()).isEqualTo(Duration.ofMinutes(5).toNanos());
		assertThat(this.store.lives.values()).containsExactly(LIFETIME.minusMinutes(5));
	}

	@Test
	void makesNoTokenYoungerThanNew() {
		share("t0ken");
		this.store.turn(Duration.ofMinutes(-3));
		assertThat(found(null).issuedAt()).isEqualTo(this.there.read());
	}

	@Test
	void findsNoExpiredToken() {
		share("t0ken");
		this.store.turn(LIFETIME.minusMillis(1));
		assertThat(this.other.find(null)).isNotNull();
		this.store.turn(Duration.ofMillis(1));
		assertThat(this.other.find(null)).isNull();
	}

	@Test
	void findsOtherTokensThanTheOutdatedOne() {
		share("t0ken");
		assertThat(this.other.find(new Token("t0ken", 7, false))).isNull();
		assertThat(this.other.find(new Token("older", 7, false))).isNotNull();
	}

	@Test
	void tellsWhetherAnotherReplicaMayHaveLoggedInLater() {
		Token own = new Token("own", this.here.read(), false);
		this.slot.share(own);
		assertThat(this.slot.mayHaveLost(own)).isFalse();
		this.other.share(new Token("later", this.there.read(), false));
		assertThat(this.slot.mayHaveLost(own)).isTrue();
		this.slot.share(own);
		this.store.outOfReach(true);
		assertThat(this.slot.mayHaveLost(own)).isTrue();
	}

	@Test
	void ignoresForeignContent() {
		share("t0ken");
		this.store.texts.replaceAll((name, text) -> "garbage");
		assertThat(this.other.find(null)).isNull();
		share("another");
		assertThat(found(null).value()).isEqualTo("another");
	}

	/** Such as another version may write it. */
	@Test
	void ignoresATokenWithoutALifetime() {
		share("t0ken");
		this.store.texts.replaceAll((name, text) -> TextSeal.of("token", account()).close("t0ken"));
		assertThat(this.other.find(null)).isNull();
	}

	@Test
	void showsNoSecrets() {
		share("t0ken");
		this.slot.claim("me", LIFETIME);
		assertThat(this.store.texts.toString() + this.store.claims).doesNotContain("t0ken", PlatformClients.ACCESS_KEY,
				PlatformClients.APP_ID, "platform.example");
	}

	private Token found(@Nullable Token outdated) {
		return Objects.requireNonNull(this.other.find(outdated));
	}

	private void share(String value) {
		this.slot.share(new Token(value, this.here.read(), false));
	}

	private TokenSlot slot(Turnable ticker) {
		return new TokenSlot(this.store, account(), LIFETIME, ticker);
	}

	private static AccountSettings account() {
		return PlatformClients.settings(URI.create("http://platform.example/"), FormEncoding.MULTIPART);
	}

}
