package io.cdrfacade.platform.recording;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.LinkSeals;
import io.cdrfacade.platform.LinkSeals.LinkSeal;
import io.cdrfacade.platform.LinkSeals.TimedLink;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.account.TextSeal;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.RecordingHosts;

/** Seals links with the key of an account. */
final class AccountLinkSeal implements LinkSeal {

	private static final String UNKNOWN = "-";

	private final TextSeal texts;

	private final RecordingHosts hosts;

	AccountLinkSeal(TextSeal texts, RecordingHosts hosts) {
		this.texts = texts;
		this.hosts = hosts;
	}

	/** Makes the seals for recordings of some accounts, whose keys are derived here. */
	static LinkSeals all(Map<String, AccountSettings> accounts) {
		Map<String, AccountLinkSeal> seals = new HashMap<>();
		accounts.forEach((name, settings) -> seals.put(name,
				new AccountLinkSeal(TextSeal.of("link", settings), settings.recordingHosts())));
		return (account, fileName) -> Objects.requireNonNull(seals.get(account.name()), "No such account")
			.about(fileName);
	}

	private AccountLinkSeal about(String fileName) {
		return new AccountLinkSeal(this.texts.about(fileName), this.hosts);
	}

	@Override
	public String mark() {
		return this.texts.mark();
	}

	@Override
	public String close(TimedLink link) {
		Instant end = link.link().expiresAt();
		return this.texts
			.close(link.until() + " " + ((end != null) ? end.toString() : UNKNOWN) + " " + link.link().url());
	}

	@Override
	public @Nullable TimedLink open(String sealed) {
		String text = this.texts.open(sealed);
		String[] parts = (text != null) ? text.split(" ", 3) : new String[0];
		URI url = (parts.length == 3) ? LinkText.parse(parts[2]) : null;
		return (url != null && this.hosts.admits(url)) ? timed(url, parts[0], parts[1]) : null;
	}

	private static @Nullable TimedLink timed(URI url, String until, String end) {
		try {
			Instant expiresAt = UNKNOWN.equals(end) ? null : Instant.parse(end);
			return new TimedLink(new RecordingLink(url, expiresAt), Instant.parse(until));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
