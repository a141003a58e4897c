package io.cdrfacade.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.web.parameter.Parameters;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SelectionReaderTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:30:15.750Z");

	private final SelectionReader reader = Selections.reader(NOW);

	@Test
	void readsTheLast24HoursByDefault() {
		Selection selection = read(null);
		assertThat(selection).isEqualTo(new Selection(AccountsFixture.SHANGHAI, ZoneId.of("Asia/Shanghai"),
				Instant.parse("2026-11-21T08:30:15Z"), Instant.parse("2026-11-22T08:30:15Z"), PinnedEnds.NEITHER,
				SyncState.ALL, Filters.NONE));
	}

	@Test
	void readsTheLongestRangeByDefaultIfThatIsLessThanADay() {
		SelectionReader strict = Selections.reader(NOW, Duration.ofHours(6));
		Parameters parameters = Parameters.of(new MockHttpServletRequest());
		Selection selection = strict.read(parameters, Words.SYNC_STATES.filters());
		parameters.verify();
		assertThat(selection.from()).isEqualTo("2026-11-22T02:30:15Z");
		assertThat(strict.readUntilNow(parameters).from()).isEqualTo("2026-11-22T02:30:16Z");
		parameters.verify();
	}

	@Test
	void readsEveryFilter() {
		Selection selection = read("account=berlin&from=2026-03-01&to=2026-04-01&direction=inbound&method=two-way"
				+ "&extension=8001,8002&destination=%2B49301234&userId=u&memberId=m&maturity=1&customerId=%E5%BC%A0");
		assertThat(selection).isEqualTo(new Selection(AccountsFixture.BERLIN, ZoneId.of("Europe/Berlin"),
				Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-31T22:00:00Z"), PinnedEnds.BOTH,
				SyncState.ALL, new Filters(new CdrFilter(Direction.INBOUND, CallMethod.TWO_WAY, List.of("8001", "8002"),
						"+49301234", "u", "m", "1", "张"), OwnFilters.NONE)));
	}

	@Test
	void readsLocalTimesInTheZoneAskedFor() {
		Selection selection = read("from=2026-11-01T12:00:00&zone=UTC&to=2026-11-02T12:00:00%2B01:00");
		assertThat(selection.from()).isEqualTo("2026-11-01T12:00:00Z");
		assertThat(selection.to()).isEqualTo("2026-11-02T11:00:00Z");
	}

	@Test
	void readsADayOf23Hours() {
		Selection selection = read("zone=Europe/Berlin&from=2026-03-29&to=2026-03-30");
		assertThat(Duration.between(selection.from(), selection.to())).hasHours(23);
	}

	@Test
	void readsADayOf25Hours() {
		Selection selection = read("zone=Europe/Berlin&from=2026-10-25&to=2026-10-26");
		assertThat(Duration.between(selection.from(), selection.to())).hasHours(25);
	}

	@Test
	void startsADayBeforeTheEndThatIsGiven() {
		assertThat(read("to=2026-01-02T00:00:00Z").from()).isEqualTo("2026-01-01T00:00:00Z");
	}

	@Test
	void allowsTheLongestRange() {
		assertThat(read("from=2020-01-01&to=2023-01-01").from()).isEqualTo("2019-12-31T16:00:00Z");
	}

	@ParameterizedTest
	@CsvSource({ "from=2026-01-02&to=2026-01-01, `to` must be after `from`",
			"from=2026-01-01&to=2026-01-01, `to` must be after `from`",
			"from=2026-11-22T08:30:15Z, `from` must be before `to`", "from=2030-01-01, `from` must be before `to`",
			"from=2020-01-01&to=2023-01-01T00:00:01, `from` must leave a range of at most 1096 days",
			"from=2001-01-01, `from` must leave a range of at most 1096 days",
			"zone=Europe/Berlin&from=2026-03-29T02:00:00&to=2026-03-29T02:59:59, `to` must be after `from`" })
	void rejectsRanges(String query, String message) {
		assertThatThrownBy(reading(query)).extracting("detail").asString().startsWith(message);
	}

	@ParameterizedTest
	@CsvSource({ "from=x&to=2001-01-01, `from`", "from=2030-01-01&to=x, `to`", "zone=x&from=2026-11-22, `zone`" })
	void reportsOnlyTheCause(String query, String name) {
		assertThatThrownBy(reading(query)).extracting("detail").asString().startsWith(name + " must be");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-22T08:30:14Z", "2026-11-22T08:30:15Z", "2026-11-22T08:30:15.75Z" })
	void beginsWithTheSecondThatIsUnderWay(String from) {
		Parameters parameters = parameters("from=" + from);
		Selection selection = this.reader.readUntilNow(parameters);
		parameters.verify();
		assertThat(selection.from()).isEqualTo(from);
		assertThat(selection.pinned()).isEqualTo(PinnedEnds.FROM);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-22T08:30:16Z", "2030-01-01" })
	void namesNoEndWhereThereIsNone(String from) {
		Parameters parameters = parameters("from=" + from);
		this.reader.readUntilNow(parameters);
		assertThatThrownBy(parameters::verify).extracting("detail").isEqualTo("`from` must not be in the future");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001-01-01T00:00:00Z", "2030-01-01T00:00:00Z" })
	void takesAnyStartOfAQueryThatGoesOn(String from) {
		Parameters parameters = parameters("from=" + from);
		assertThat(this.reader.readGoingOn(parameters).account()).isEqualTo(AccountsFixture.SHANGHAI);
		parameters.verify();
		Parameters unreadable = parameters("from=x");
		this.reader.readGoingOn(unreadable);
		assertThatThrownBy(unreadable::verify).extracting("detail").asString().startsWith("`from` must be");
	}

	@Test
	void refusesUnknownAccounts() {
		assertThatThrownBy(reading("account=nope")).isInstanceOf(ProblemException.class)
			.hasMessage("There is no account named `nope`.");
	}

	@Test
	void writesTimesThatReadAsTheSameInstant() {
		Selection selection = read("zone=Europe/Berlin&from=2026-10-25T01:30:00.25Z&to=2026-10-26T00:00:00");
		assertThat(selection.text(selection.from())).isEqualTo("2026-10-25T02:30:00.25+01:00");
		assertThat(selection.text(selection.to())).isEqualTo("2026-10-26T00:00:00+01:00");
	}

	private Selection read(@Nullable String query) {
		Parameters parameters = parameters(query);
		Selection selection = this.reader.read(parameters, Words.SYNC_STATES.filters());
		parameters.verify();
		return selection;
	}

	private static Parameters parameters(@Nullable String query) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		return Parameters.of(request);
	}

	private ThrowingCallable reading(String query) {
		return () -> read(query);
	}

}
