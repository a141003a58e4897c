package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.platform.Account;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which call is asked for.
 *
 * @param account whose call
 * @param id its id
 * @param at when it was dialled; {@code null} if that is not known
 * @param view how it is shown
 */
record CallQuery(Account account, long id, @Nullable Instant at, CallView view) {

	private static final Pattern ID = Pattern.compile("0*[1-9][0-9]{0,17}");

	/** The platform's clock may be ahead. */
	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	static CallQuery read(String id, Parameters parameters, SelectionReader reader, Caller caller, Instant now) {
		boolean valid = ID.matcher(id).matches();
		if (!valid) {
			parameters.reject("id", id, "must be the id of a call: a whole number from 1 to 999999999999999999");
		}
		Account account = reader.account(parameters);
		ZoneId zone = parameters.zone("zone", account.zone());
		Instant at = parameters.time("at", zone);
		if (at != null && at.isAfter(now.plus(TOLERANCE))) {
			parameters.reject("at", "must not be in the future");
		}
		return new CallQuery(account, valid ? Long.parseLong(id) : 0, at, reader.view(account, zone, caller));
	}

}
