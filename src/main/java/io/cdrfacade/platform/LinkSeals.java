package io.cdrfacade.platform;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Seals links to recordings, so that they can be kept in a store that others can read.
 */
@FunctionalInterface
public interface LinkSeals {

	/**
	 * Finds the seal of a recording.
	 * @param account a configured account
	 * @param fileName the file name of a recording of it
	 * @return the seal for links to this recording and no other
	 */
	LinkSeal of(Account account, String fileName);

	/**
	 * Makes links to one recording unreadable, except for replicas that have the access
	 * key of its account.
	 */
	interface LinkSeal {

		/**
		 * Identifies the recording, and reveals nothing about it.
		 * @return letters and digits, the same on all replicas
		 */
		String mark();

		/**
		 * Seals a link.
		 * @param link the link
		 * @return the sealed text
		 */
		String close(TimedLink link);

		/**
		 * Opens a sealed text. The link is checked like one that comes from the platform:
		 * the hosts that this replica allows count, not those of the replica that sealed
		 * it.
		 * @param sealed a text of unknown origin
		 * @return the link, or {@code null} if the text holds none to this recording that
		 * is allowed
		 */
		@Nullable TimedLink open(String sealed);

	}

	/**
	 * A link that is kept for some time.
	 *
	 * @param link the link
	 * @param until when it is dropped, even if it is valid for longer
	 */
	record TimedLink(RecordingLink link, Instant until) {
	}

}
