package io.cdrfacade.recordings;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.FileName;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.AccountParameter;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which recording is asked for, and how.
 *
 * @param recording the recording
 * @param redirect whether the platform's own link is wanted
 */
record RecordingQuery(RecordingId recording, boolean redirect) {

	private static final String STREAM = "stream";

	private static final String REDIRECT = "redirect";

	static RecordingQuery read(HttpServletRequest request, String fileName, Accounts accounts, Caller caller) {
		Parameters parameters = Parameters.of(request);
		parameters.allowTicket();
		Account account = AccountParameter.read(parameters, accounts);
		String delivery = parameters.word("delivery", List.of(STREAM, REDIRECT), STREAM);
		String fault = FileName.fault(fileName);
		if (fault != null) {
			parameters.reject("fileName", fileName, fault);
		}
		parameters.verify();
		caller.requireAccount(account.name());
		caller.requireFile(fileName);
		RequestLabels.account(request, account.name());
		return new RecordingQuery(new RecordingId(account, fileName), delivery.equals(REDIRECT));
	}

}
