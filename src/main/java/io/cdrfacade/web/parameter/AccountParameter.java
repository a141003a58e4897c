package io.cdrfacade.web.parameter;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Reads the parameter {@code account}. */
public final class AccountParameter {

	private static final int MAX_LENGTH = 128;

	private AccountParameter() {
	}

	/**
	 * Reads the account that is asked for. One that there is not shows when the
	 * parameters are verified.
	 * @param parameters the request's parameters
	 * @param accounts the accounts that there are
	 * @return the account; the default one in place of one that cannot be had
	 */
	public static Account read(Parameters parameters, Accounts accounts) {
		String name = parameters.text("account", MAX_LENGTH);
		if (name == null) {
			return accounts.standard();
		}
		return accounts.find(name).orElseGet(() -> {
			parameters.refuse(new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND,
					"There is no account named `%s`.".formatted(name)));
			return accounts.standard();
		});
	}

}
