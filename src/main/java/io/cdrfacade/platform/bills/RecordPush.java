package io.cdrfacade.platform.bills;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;

/**
 * What the platform sends of its own accord when a call has ended: the fields of a bill
 * and some more.
 *
 * @param cdr the call's record, as far as it could be read
 */
public record RecordPush(Cdr cdr) {

	private static final JsonFactory JSON = new JsonFactory();

	/**
	 * Reads a push.
	 * @param content one JSON object
	 * @param account the account whose platform sent it
	 * @return the push, or {@code null} if the content is something else
	 */
	public static @Nullable RecordPush read(byte[] content, Account account) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			Cdr cdr = new BillReader(new ZoneClock(account.zone())).read(parser);
			return (parser.nextToken() == null) ? new RecordPush(cdr) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/** Whether it tells enough to be the call's record. */
	public boolean isWhole() {
		return this.cdr.id() != null && this.cdr.startedAt() != null && this.cdr.endedAt() != null;
	}

}
