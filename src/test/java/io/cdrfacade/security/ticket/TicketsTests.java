package io.cdrfacade.security.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.AccountHmacs;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.sandbox.calls.TestClock;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class TicketsTests {

	private static final String PATH = "/recordings/通话 1.wav";

	private static final Caller CALLER = new Caller("客服 front-end", Set.of(Scope.CALLS_READ, Scope.RECORDINGS_READ),
			Set.of("default", "berlin"));

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private static final Instant END = TestClock.START.plus(LIFETIME);

	private final TestClock clock = new TestClock();

	private final Tickets tickets = tickets("api-key");

	@Test
	void readsWhatItWrites() {
		assertThat(this.tickets.holder(this.tickets.write(CALLER, PATH, END), PATH)).isEqualTo(CALLER);
		Caller nobody = new Caller("", Set.of(), Set.of());
		assertThat(this.tickets.holder(this.tickets.write(nobody, PATH, END), PATH)).isEqualTo(nobody);
		Caller all = new Caller("all", EnumSet.allOf(Scope.class), Set.of(Caller.ALL_ACCOUNTS));
		assertThat(this.tickets.holder(this.tickets.write(all, PATH, END), PATH)).isEqualTo(all);
	}

	@Test
	void writesTextForQueries() {
		assertThat(this.tickets.write(CALLER, PATH, END)).matches("[A-Za-z0-9_-]{60,300}");
	}

	@Test
	void isUnderstoodByOtherReplicas() {
		assertThat(tickets("api-key").holder(this.tickets.write(CALLER, PATH, END), PATH)).isEqualTo(CALLER);
		assertThat(tickets("API_KEY").holder(this.tickets.write(CALLER, PATH, END), PATH)).isEqualTo(CALLER);
	}

	@Test
	void endsInTime() {
		String ticket = this.tickets.write(CALLER, PATH, END);
		this.clock.advance(Duration.ofMinutes(5).minusNanos(1));
		assertThat(this.tickets.holder(ticket, PATH)).isEqualTo(CALLER);
		this.clock.advance(Duration.ofNanos(1));
		assertThat(this.tickets.holder(ticket, PATH)).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { -13, 13 })
	void endsWhenTheClockIsSet(long hours) {
		String ticket = this.tickets.write(CALLER, PATH, END);
		this.clock.advance(Duration.ofHours(hours));
		assertThat(this.tickets.holder(ticket, PATH)).isNull();
	}

	@Test
	void isUnderstoodByAReplicaWhoseClockIsAMinuteBehind() {
		String ticket = this.tickets.write(CALLER, PATH, END);
		this.clock.advance(Duration.ofMinutes(-1));
		assertThat(this.tickets.holder(ticket, PATH)).isEqualTo(CALLER);
		this.clock.advance(Duration.ofSeconds(-1));
		assertThat(this.tickets.holder(ticket, PATH)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/recordings/other.wav", "/recordings/通话 1.wa", "/recordings/通话 1.wav2", "/calls/changes",
			"/calls", "", "recordings/通话 1.wav" })
	void opensNoOtherPath(String path) {
		assertThat(this.tickets.holder(this.tickets.write(CALLER, PATH, END), path)).isNull();
	}

	@Test
	void rejectsEveryChange() {
		String ticket = this.tickets.write(CALLER, PATH, END);
		for (int i = 0; i < ticket.length() - 1; i++) {
			char other = (ticket.charAt(i) == 'A') ? 'B' : 'A';
			assertThat(this.tickets.holder(ticket.substring(0, i) + other + ticket.substring(i + 1), PATH))
				.as("changed at %d", i)
				.isNull();
			assertThat(this.tickets.holder(ticket.substring(0, i), PATH)).as("cut at %d", i).isNull();
		}
		assertThat(this.tickets.holder(ticket + "AAAA", PATH)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "a,b", "=", "ÄÖÜ", "AAAAAAAAAAAAAAAAAAAAAA" })
	void refusesOtherTexts(String text) {
		assertThat(this.tickets.holder(text, PATH)).isNull();
	}

	@Test
	void opensNothingWhereCredentialsAreOfAnotherKind() {
		assertThat(this.tickets.holder(tickets("none").write(CALLER, PATH, END), PATH)).isNull();
		assertThat(this.tickets.holder(tickets("jwt").write(CALLER, PATH, END), PATH)).isNull();
	}

	@Test
	void opensNothingWhereThereAreOtherAccounts() {
		Accounts one = new Accounts(Map.of("default", AccountsFixture.SHANGHAI), AccountsFixture.SHANGHAI);
		Tickets others = new Tickets(TicketConfiguration.hmac(one, AccountsFixture.hmacs(), "api-key"), LIFETIME,
				this.clock);
		assertThat(this.tickets.holder(others.write(CALLER, PATH, END), PATH)).isNull();
		AccountHmacs changed = new AccountHmacs(Map.of("default", "secret of shanghai", "berlin", "another secret"));
		others = new Tickets(TicketConfiguration.hmac(AccountsFixture.accounts(), changed, "api-key"), LIFETIME,
				this.clock);
		assertThat(this.tickets.holder(others.write(CALLER, PATH, END), PATH)).isNull();
	}

	private Tickets tickets(String mode) {
		return new Tickets(TicketConfiguration.hmac(AccountsFixture.accounts(), AccountsFixture.hmacs(), mode),
				LIFETIME, this.clock);
	}

}
