package io.cdrfacade.web.parameter;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Reads the parameter {@code account}. */
public final class AccountParameter {

	/** Its name. */
	public static final String NAME = "account";

	/** What callers are told about it. */
	public static final String DESCRIPTION = "The name of a configured platform account. Default: the default account.";

	/** Longest name, in characters. */
	public static final int MAX_LENGTH = 128;

	private AccountParameter() {
	}

	/**
	 * Reads the account. An unknown one is reported when the parameters are verified.
	 * @param parameters the request's parameters
	 * @param accounts all accounts
	 * @return the account; the default one in place of an unknown one
	 */
	public static Account read(Parameters parameters, Accounts accounts) {
		String name = parameters.text(NAME, MAX_LENGTH);
		if (name == null) {
			return accounts.defaultAccount();
		}
		return accounts.find(name).orElseGet(() -> {
			parameters.refuse(NAME, new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND,
					"There is no account named `%s`.".formatted(name)));
			return accounts.defaultAccount();
		});
	}

}
