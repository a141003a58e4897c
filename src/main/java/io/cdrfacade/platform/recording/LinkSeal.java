package io.cdrfacade.platform.recording;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.account.TextSeal;
import io.cdrfacade.platform.settings.RecordingHosts;

/**
 * Makes links to one recording unreadable to all but replicas that have the access key of
 * its account.
 */
public final class LinkSeal {

	private static final String UNKNOWN = "-";

	private final TextSeal texts;

	private final RecordingHosts hosts;

	LinkSeal(TextSeal texts, RecordingHosts hosts) {
		this.texts = texts;
		this.hosts = hosts;
	}

	/**
	 * Stands for the recording and tells nothing of it.
	 * @return letters and digits, the same on all replicas
	 */
	public String mark() {
		return this.texts.mark();
	}

	/**
	 * Seals a link.
	 * @param link the link
	 * @return the text under the seal
	 */
	public String close(Timed link) {
		Instant end = link.link().expiresAt();
		return this.texts
			.close(link.until() + " " + ((end != null) ? end.toString() : UNKNOWN) + " " + link.link().url());
	}

	/**
	 * Opens the seal. The link is checked as one that comes from the platform: the hosts
	 * that this replica allows count, not those of the one that sealed it.
	 * @param sealed a text that anybody can have written
	 * @return the link, or {@code null} if there is none to this recording that is
	 * allowed
	 */
	public @Nullable Timed open(String sealed) {
		String text = this.texts.open(sealed);
		String[] parts = (text != null) ? text.split(" ", 3) : new String[0];
		URI url = (parts.length == 3) ? LinkText.parse(parts[2]) : null;
		return (url != null && RecordingLink.leadsTo(url, this.hosts)) ? timed(url, parts[0], parts[1]) : null;
	}

	private static @Nullable Timed timed(URI url, String until, String end) {
		try {
			Instant expiresAt = UNKNOWN.equals(end) ? null : Instant.parse(end);
			return new Timed(new RecordingLink(url, expiresAt), Instant.parse(until));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * A link that is kept for a while.
	 *
	 * @param link the link
	 * @param until when it is to be forgotten, be it good for longer
	 */
	public record Timed(RecordingLink link, Instant until) {
	}

}
