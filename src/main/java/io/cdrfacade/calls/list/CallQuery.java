package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallId;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.platform.Account;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.parameter.AccountParameter;
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

	/** The platform's clock may be ahead, also by a wrong hour of daylight saving. */
	static final Duration TOLERANCE = Duration.ofHours(2);

	static CallQuery read(HttpServletRequest request, Caller caller, SelectionReader reader, String id, Instant now) {
		Parameters parameters = Parameters.of(request);
		Long valid = CallId.read(id);
		if (valid == null) {
			parameters.reject("id", id, "must be the id of a call: a whole number from 1 to " + CallId.GREATEST);
		}
		Account account = reader.account(parameters);
		ZoneId zone = parameters.zone("zone", account.zone());
		Instant at = parameters.time("at", zone);
		if (at != null && at.isAfter(now.plus(TOLERANCE)) && !parameters.rejected("zone", AccountParameter.NAME)) {
			parameters.reject("at", "must not be in the future");
		}
		reader.finish(parameters, account, caller, request);
		return new CallQuery(account, (valid != null) ? valid : 0, at, reader.view(account, zone, caller));
	}

}
