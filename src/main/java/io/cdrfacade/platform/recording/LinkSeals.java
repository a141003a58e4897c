package io.cdrfacade.platform.recording;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.account.TextSeal;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.RecordingHosts;

/**
 * Seals links to recordings, so that they can lie where others than replicas see them.
 */
public final class LinkSeals {

	private final Map<String, AccountSeal> byAccount;

	public LinkSeals(Map<String, AccountSettings> accounts) {
		this.byAccount = accounts.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> AccountSeal.of(entry.getValue())));
	}

	/**
	 * Finds the seal of a recording.
	 * @param account a configured account
	 * @param fileName the file name of a recording of it
	 * @return the seal for links to this recording and no other
	 */
	public LinkSeal of(Account account, String fileName) {
		AccountSeal seal = Objects.requireNonNull(this.byAccount.get(account.name()), "No such account");
		return new LinkSeal(seal.texts().about(fileName), seal.hosts());
	}

	private record AccountSeal(TextSeal texts, RecordingHosts hosts) {

		public static AccountSeal of(AccountSettings account) {
			return new AccountSeal(TextSeal.of("link", account), account.recordingHosts());
		}

	}

}
