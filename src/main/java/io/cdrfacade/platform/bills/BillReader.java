package io.cdrfacade.platform.bills;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.wire.WireValues;

/** Reads bills from JSON. */
final class BillReader {

	private static final BillField[] FIELDS = BillField.values();

	/** Finds a name by its bytes, without making a string; in any case. */
	private static final PropertyNameMatcher NAMES = new JsonFactory().constructCINameMatcher(List.of(FIELDS), true,
			Locale.ROOT);

	private BillReader() {
	}

	/**
	 * Reads a bill.
	 * @param parser stands at the start of an object, and at its end afterwards
	 * @param row takes the fields
	 * @return the record
	 */
	static Cdr read(JsonParser parser, BillRow row) {
		row.clear();
		BillValue value = new ParsedValue(parser);
		int match = parser.nextNameMatch(NAMES);
		while (match >= 0 || match == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
			parser.nextToken();
			if (match >= 0) {
				row.read(FIELDS[match], value);
			}
			else {
				parser.skipChildren();
			}
			match = parser.nextNameMatch(NAMES);
		}
		return row.toCdr();
	}

	/**
	 * The value that a parser stands at.
	 *
	 * @param parser the parser
	 */
	private record ParsedValue(JsonParser parser) implements BillValue {

		@Override
		public @Nullable String text() {
			return WireValues.text(this.parser);
		}

		@Override
		public @Nullable String repeatedText() {
			return text();
		}

		@Override
		public long integer() {
			return WireValues.integer(this.parser);
		}

		@Override
		public long time() {
			return WireValues.time(this.parser);
		}

	}

}
