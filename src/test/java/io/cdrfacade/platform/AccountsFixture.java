package io.cdrfacade.platform;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.cdrfacade.platform.recording.LinkSealsFixture;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.FormEncoding;
import io.cdrfacade.platform.settings.RecordingHostsFixture;
import io.cdrfacade.platform.settings.Secret;

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
	 * @return an HMAC for each
	 */
	public static AccountHmacs hmacs() {
		return new AccountHmacs(Map.of(SHANGHAI.name(), "secret of shanghai", BERLIN.name(), "secret of berlin"));
	}

	/**
	 * What goes with these accounts, as a replica has it.
	 * @param recordingHosts where links to recordings may lead
	 * @return seals for links of each
	 */
	public static LinkSeals linkSeals(String... recordingHosts) {
		return LinkSealsFixture.of(Map.of(SHANGHAI.name(), settings(SHANGHAI, recordingHosts), BERLIN.name(),
				settings(BERLIN, recordingHosts)));
	}

	private static AccountSettings settings(Account account, String... recordingHosts) {
		URI url = URI.create("http://platform.example/");
		return new AccountSettings(account, url, "app of " + account.name(), new Secret("secret of " + account.name()),
				FormEncoding.MULTIPART, PlatformClients.LIMITS, PlatformClients.ONCE,
				RecordingHostsFixture.of(url, List.of(recordingHosts)), PlatformClients.NETWORK);
	}

}
