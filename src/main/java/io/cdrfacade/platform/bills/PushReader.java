package io.cdrfacade.platform.bills;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.RecordPush;

/** Reads pushed records as bills. */
@Component
final class PushReader implements RecordPush.Reader {

	private static final JsonFactory JSON = new JsonFactory();

	@Override
	public @Nullable RecordPush read(Account account, byte[] content) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			Cdr cdr = BillReader.read(parser, new BillRow(account.zone()));
			return (parser.nextToken() == null) ? new RecordPush(cdr) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
