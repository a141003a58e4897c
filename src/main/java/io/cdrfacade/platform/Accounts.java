package io.cdrfacade.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured accounts. */
public final class Accounts {

	private final Map<String, Account> byName;

	private final Account defaultAccount;

	public Accounts(Map<String, Account> byName, Account defaultAccount) {
		this.byName = Map.copyOf(byName);
		this.defaultAccount = defaultAccount;
	}

	/**
	 * The account of a caller who names none.
	 * @return the default account
	 */
	public Account defaultAccount() {
		return this.defaultAccount;
	}

	/**
	 * Finds an account.
	 * @param name the name that the configuration gives it
	 * @return the account, if there is one of that name
	 */
	public Optional<Account> find(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	/**
	 * All accounts.
	 * @return the accounts, by name
	 */
	public List<Account> all() {
		return this.byName.values().stream().sorted(Comparator.comparing(Account::name)).toList();
	}

}
