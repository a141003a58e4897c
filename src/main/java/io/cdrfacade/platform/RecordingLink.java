package io.cdrfacade.platform;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A short-lived link to a recording. It is a secret: everyone who has it can fetch the
 * recording.
 *
 * @param url the link, to a host that the account allows
 * @param expiresAt when it ends, if that is known
 */
public record RecordingLink(URI url, @Nullable Instant expiresAt) {

	/** Leaves out the link. */
	@Override
	public String toString() {
		return "RecordingLink[expiresAt=" + this.expiresAt + "]";
	}

}
