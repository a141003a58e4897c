package io.cdrfacade.platform.bills;

import io.micrometer.core.instrument.MeterRegistry;
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
import io.cdrfacade.platform.wire.EnvelopeReader;

/** Reads pushed records as bills. */
@Component
final class PushReader implements RecordPush.Reader {

	private static final JsonFactory JSON = new JsonFactory();

	private final UnreadableValues unreadable;

	PushReader(MeterRegistry registry) {
		this.unreadable = new UnreadableValues(registry);
	}

	@Override
	public @Nullable RecordPush read(Account account, byte[] content) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			BillRow row = new BillRow(account.zone());
			Cdr cdr = BillReader.read(parser, row);
			if (parser.nextToken() != null || !EnvelopeReader.isUtf8(content, 0, content.length)) {
				return null;
			}
			row.reportUnreadable(this.unreadable.of(account.name()));
			return new RecordPush(cdr);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
