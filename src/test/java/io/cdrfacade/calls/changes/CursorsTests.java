package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.AccountsFixture;

import static org.assertj.core.api.Assertions.assertThat;

class CursorsTests {

	private static final Position POSITION = new Position(22670, Instant.parse("2026-11-22T08:30:15.750Z"), null);

	private final Cursors cursors = cursors(null);

	@Test
	void readsWhatItWrites() {
		Position since = new Position(Long.MAX_VALUE, Instant.EPOCH, Instant.parse("1970-01-01T00:00:00.001Z"));
		assertThat(read(write(POSITION))).isEqualTo(POSITION);
		assertThat(read(write(since))).isEqualTo(since);
	}

	@Test
	void writesTextForUrlsAndHeaders() {
		assertThat(write(POSITION)).matches("[A-Za-z0-9_-]{50,60}");
	}

	@Test
	void isUnderstoodByOtherReplicas() {
		assertThat(cursors(null).read(AccountsFixture.SHANGHAI, write(POSITION))).isEqualTo(POSITION);
	}

	@Test
	void rejectsEveryChange() {
		String cursor = write(POSITION);
		for (int i = 0; i < cursor.length() - 1; i++) {
			char other = (cursor.charAt(i) == 'A') ? 'B' : 'A';
			assertThat(read(cursor.substring(0, i) + other + cursor.substring(i + 1))).as("changed at %d", i).isNull();
			assertThat(read(cursor.substring(0, i))).as("cut at %d", i).isNull();
		}
		assertThat(read(cursor + "AAAA")).isNull();
	}

	@Test
	void isValidForItsAccountOnly() {
		assertThat(this.cursors.read(AccountsFixture.BERLIN, write(POSITION))).isNull();
		assertThat(cursors("a secret").read(AccountsFixture.BERLIN,
				cursors("a secret").write(AccountsFixture.SHANGHAI, POSITION)))
			.isNull();
	}

	@Test
	void canHaveASecretOfItsOwn() {
		String cursor = cursors("a secret").write(AccountsFixture.SHANGHAI, POSITION);
		assertThat(cursors("a secret").read(AccountsFixture.SHANGHAI, cursor)).isEqualTo(POSITION);
		assertThat(read(cursor)).isNull();
	}

	private String write(Position position) {
		return this.cursors.write(AccountsFixture.SHANGHAI, position);
	}

	private @Nullable Position read(String cursor) {
		return this.cursors.read(AccountsFixture.SHANGHAI, cursor);
	}

	private static Cursors cursors(@Nullable String secret) {
		return new Cursors(AccountsFixture.hmacs(),
				ChangesFixture.properties(Duration.ofSeconds(2), Duration.ZERO, secret));
	}

}
