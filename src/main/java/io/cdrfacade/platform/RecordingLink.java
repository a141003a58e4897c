package io.cdrfacade.platform;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.settings.HostNames;
import io.cdrfacade.platform.settings.RecordingHosts;

/**
 * A short-lived link to a recording. It is a secret: whoever has it can fetch the
 * recording.
 *
 * @param url the link, to a host that the account allows
 * @param expiresAt when it ends, if that is known
 */
public record RecordingLink(URI url, @Nullable Instant expiresAt) {

	public static boolean leadsTo(URI url, RecordingHosts hosts) {
		String host = HostNames.canonical(Objects.requireNonNullElse(url.getHost(), ""));
		return host != null && hosts.admits(host);
	}

	/** Leaves out the link. */
	@Override
	public String toString() {
		return "RecordingLink[expiresAt=" + this.expiresAt + "]";
	}

}
