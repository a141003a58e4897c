package io.cdrfacade.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.AccountParameter;
import io.cdrfacade.web.parameter.Parameters;
import io.cdrfacade.web.proxy.PublicPath;

/** Reads the parameters that all queries for calls share. */
@Component
public final class SelectionReader {

	private static final Duration DAY = Duration.ofDays(1);

	private final Accounts accounts;

	private final Duration maxRange;

	/** A day, or less if queries may not have a day. */
	private final Duration defaultRange;

	private final Clock clock;

	SelectionReader(Accounts accounts, CallsProperties properties, Clock clock) {
		this.accounts = accounts;
		this.maxRange = properties.maxRange();
		this.defaultRange = (DAY.compareTo(this.maxRange) < 0) ? DAY : this.maxRange;
		this.clock = clock;
	}

	/**
	 * Reads the selection. Its faults are reported when the parameters are verified.
	 * @param parameters the request's parameters
	 * @param words the words that the parameter {@code sync} may have
	 * @return the selection, to be used after that
	 */
	public Selection read(Parameters parameters, List<String> words) {
		Selection selection = read(parameters, (zone) -> parameters.time("to", zone), second(),
				"must be before `to`, whose default is now");
		String sync = parameters.word("sync", words, Words.ALL);
		return selection.marked(Objects.requireNonNullElse(Words.SYNC_STATES.find(sync), SyncState.ALL));
	}

	/**
	 * Reads the selection of a query that has a start, but whose end is always now. The
	 * second that is under way counts, too.
	 * @param parameters the request's parameters
	 * @return the selection, to be used after the parameters have been verified
	 */
	public Selection readUntilNow(Parameters parameters) {
		return read(parameters, (_) -> null, second().plusSeconds(1), "must not be in the future");
	}

	/**
	 * Reads the selection of a query that continues from a cursor. {@code from} is
	 * ignored then, so any time is accepted.
	 * @param parameters the request's parameters
	 * @return the selection, whose range is not to be used
	 */
	public Selection readGoingOn(Parameters parameters) {
		return read(parameters, (_) -> null, second(), null);
	}

	/** The second that is under way. */
	private Instant second() {
		return this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	private Selection read(Parameters parameters, Function<ZoneId, @Nullable Instant> sentEnd, Instant defaultEnd,
			@Nullable String late) {
		Account account = account(parameters);
		ZoneId zone = parameters.zone("zone", account.zone());
		Instant start = parameters.time("from", zone);
		Instant end = sentEnd.apply(zone);
		Instant to = (end != null) ? end : defaultEnd;
		Instant from = (start != null) ? start : to.minus(this.defaultRange);
		if (late != null) {
			verifyRange(parameters, from, to, late);
		}
		return new Selection(account, zone, from, to, PinnedEnds.of(start, end), SyncState.ALL,
				FiltersReader.read(parameters));
	}

	/**
	 * Reads the account. An unknown one is reported when the parameters are verified.
	 * @param parameters the request's parameters
	 * @return the account, to be used after that
	 */
	public Account account(Parameters parameters) {
		return AccountParameter.read(parameters, this.accounts);
	}

	/**
	 * Ends the reading of a query: reports all faults, then what the caller may not see.
	 * @param parameters the request's parameters, all of which have been read
	 * @param selection which calls were read from them
	 * @param caller who asks
	 * @param request the request
	 */
	public void finish(Parameters parameters, Selection selection, Caller caller, HttpServletRequest request) {
		finish(parameters, selection.account(), caller, request);
		selection.filters().requireGrantedTo(caller);
	}

	/**
	 * Ends the reading of a query for an account, without a range and filters.
	 * @param parameters the request's parameters, all of which have been read
	 * @param account the account that was read from them
	 * @param caller who asks
	 * @param request the request
	 */
	public void finish(Parameters parameters, Account account, Caller caller, HttpServletRequest request) {
		parameters.verify();
		caller.requireAccount(account.name());
		RequestLabels.account(request, account.name());
	}

	/**
	 * Decides how calls are shown.
	 * @param selection which calls
	 * @param caller who sees them
	 * @return how they are shown
	 */
	public CallView view(Selection selection, Caller caller) {
		return view(selection.account(), selection.zone(), caller);
	}

	/**
	 * Decides how calls are shown.
	 * @param account whose calls
	 * @param zone the zone of their times
	 * @param caller who sees them
	 * @return how they are shown
	 */
	public CallView view(Account account, ZoneId zone, Caller caller) {
		boolean isDefault = account.equals(this.accounts.defaultAccount());
		return new CallView(zone, caller.has(Scope.NUMBERS_READ), isDefault ? null : account.name(),
				PublicPath.currentRoot());
	}

	/**
	 * Tells whether the range could not be read, because {@code from}, {@code to},
	 * {@code zone} or {@code account} is faulty. Do not check the range then: the result
	 * would be wrong.
	 * @param parameters the request's parameters, after the selection was read
	 * @return whether the range of the selection is not the one that was meant
	 */
	public static boolean hasUnknownRange(Parameters parameters) {
		return parameters.rejected("from", "to", "zone", AccountParameter.NAME);
	}

	private void verifyRange(Parameters parameters, Instant from, Instant to, String late) {
		if (hasUnknownRange(parameters)) {
			return;
		}
		if (!from.isBefore(to)) {
			boolean blameTo = parameters.has("to");
			parameters.reject(blameTo ? "to" : "from",
					blameTo ? "must be after `from`, as `from` is inclusive and `to` is exclusive" : late);
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
