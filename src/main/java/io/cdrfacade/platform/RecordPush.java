package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;

/**
 * A record that the platform sends on its own when a call has ended.
 *
 * @param cdr the call's record, as far as it could be read
 */
public record RecordPush(Cdr cdr) {

	/** Whether it tells enough to be the call's record. */
	public boolean isWhole() {
		return this.cdr.id() != null && this.cdr.startedAt() != null && this.cdr.endedAt() != null;
	}

	/** Reads what the platform sends. */
	@FunctionalInterface
	public interface Reader {

		/**
		 * Reads a push.
		 * @param account the account whose platform sent it
		 * @param content one JSON object: the fields of a bill and some more
		 * @return the push, or {@code null} if the content is something else
		 */
		@Nullable RecordPush read(Account account, byte[] content);

	}

}
