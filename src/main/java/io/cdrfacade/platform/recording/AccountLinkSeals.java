package io.cdrfacade.platform.recording;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.LinkSeals;
import io.cdrfacade.platform.settings.AccountSettings;

/** Seals links with keys that are derived from the access keys of the accounts. */
final class AccountLinkSeals implements LinkSeals {

	private final Map<String, AccountLinkSeal> byAccount;

	AccountLinkSeals(Map<String, AccountSettings> accounts) {
		this.byAccount = accounts.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> AccountLinkSeal.of(entry.getValue())));
	}

	@Override
	public LinkSeal of(Account account, String fileName) {
		return Objects.requireNonNull(this.byAccount.get(account.name()), "No such account").about(fileName);
	}

}
