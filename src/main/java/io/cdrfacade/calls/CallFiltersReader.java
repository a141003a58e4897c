package io.cdrfacade.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.parameter.AccountParameter;
import io.cdrfacade.web.parameter.Parameters;

/** Reads the parameters that all queries for calls share. */
@Component
public final class CallFiltersReader {

	private static final Duration DEFAULT_RANGE = Duration.ofHours(24);

	private static final int MAX_TEXT = 128;

	private static final int MAX_EXTENSIONS = 100;

	private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z*#_.-]{1,32}");

	private final Accounts accounts;

	private final Duration maxRange;

	private final Clock clock;

	CallFiltersReader(Accounts accounts, CallsProperties properties, Clock clock) {
		this.accounts = accounts;
		this.maxRange = properties.maxRange();
		this.clock = clock;
	}

	/**
	 * Reads the filters. What is wrong with them shows when the parameters are verified.
	 * @param parameters the request's parameters
	 * @return the filters, to be used after that
	 */
	public CallFilters read(Parameters parameters) {
		Account account = AccountParameter.read(parameters, this.accounts);
		ZoneId zone = parameters.zone("zone", account.zone());
		return read(parameters, account, zone, parameters.time("from", zone), parameters.time("to", zone));
	}

	/**
	 * Reads the filters of a query that has a start, but whose end is always now.
	 * @param parameters the request's parameters
	 * @return the filters, to be used after the parameters have been verified
	 */
	public CallFilters readUntilNow(Parameters parameters) {
		Account account = AccountParameter.read(parameters, this.accounts);
		ZoneId zone = parameters.zone("zone", account.zone());
		return read(parameters, account, zone, parameters.time("from", zone), null);
	}

	private CallFilters read(Parameters parameters, Account account, ZoneId zone, @Nullable Instant start,
			@Nullable Instant end) {
		Instant to = (end != null) ? end : this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		Instant from = (start != null) ? start : to.minus(DEFAULT_RANGE);
		verifyRange(parameters, from, to);
		return new CallFilters(account, zone, from, to, PinnedEnds.of(start, end),
				Words.DIRECTIONS.find(parameters.word("direction", Words.DIRECTIONS.filters(), Words.ALL)),
				Words.METHODS.find(parameters.word("method", Words.METHODS.filters(), Words.ALL)),
				parameters.list("extension", EXTENSION, MAX_EXTENSIONS,
						"must be at most 100 extensions of 1 to 32 digits, letters or * # _ . -, separated by commas"),
				parameters.phoneNumber("destination"), parameters.text("userId", MAX_TEXT),
				parameters.text("memberId", MAX_TEXT), parameters.text("maturity", MAX_TEXT),
				parameters.text("customerId", MAX_TEXT));
	}

	/**
	 * Decides how calls are shown.
	 * @param filters which calls
	 * @param caller to whom
	 * @return how they are shown
	 */
	public CallView view(CallFilters filters, Caller caller) {
		boolean standard = filters.account().equals(this.accounts.standard());
		return new CallView(filters.zone(), caller.has(Scope.NUMBERS_READ), standard ? null : filters.account().name());
	}

	private void verifyRange(Parameters parameters, Instant from, Instant to) {
		if (parameters.rejected("from") || parameters.rejected("to")) {
			return;
		}
		if (!from.isBefore(to)) {
			boolean blameTo = parameters.has("to");
			parameters.reject(blameTo ? "to" : "from",
					blameTo ? "must be after `from`, which is inclusive while `to` is not"
							: "must be before `to`, which is now if it is left out");
		}
		else if (Duration.between(from, to).compareTo(this.maxRange) > 0) {
			parameters.reject(parameters.has("from") ? "from" : "to",
					"must leave a range of at most %s".formatted(text(this.maxRange)));
		}
	}

	private static String text(Duration duration) {
		boolean days = duration.equals(Duration.ofDays(duration.toDays()));
		return days ? duration.toDays() + " days" : duration.toString();
	}

}
