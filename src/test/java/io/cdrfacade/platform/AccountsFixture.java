package io.cdrfacade.platform;

import java.time.ZoneId;
import java.util.Map;

/** Accounts for the tests of other packages. */
public final class AccountsFixture {

	/** The default account. */
	public static final Account SHANGHAI = new Account("default", ZoneId.of("Asia/Shanghai"));

	/** An account of another name in another zone. */
	public static final Account BERLIN = new Account("berlin", ZoneId.of("Europe/Berlin"));

	private AccountsFixture() {
	}

	/**
	 * Two accounts.
	 * @return Shanghai, which is the default, and Berlin
	 */
	public static Accounts accounts() {
		return new Accounts(Map.of(SHANGHAI.name(), SHANGHAI, BERLIN.name(), BERLIN), SHANGHAI);
	}

	/**
	 * What goes with these accounts.
	 * @return a seal for each
	 */
	public static Seals seals() {
		return new Seals(Map.of(SHANGHAI.name(), new Secret("secret of shanghai"), BERLIN.name(),
				new Secret("secret of berlin")));
	}

}
