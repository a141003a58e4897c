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
	 * Reads the account. An unknown one is reported when the parameters are verified.
	 * @param parameters the request's parameters
	 * @param accounts all accounts
	 * @return the account; the default one in place of an unknown one
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
