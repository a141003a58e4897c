package io.cdrfacade.platform.bills;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.ResultReader;
import io.cdrfacade.platform.wire.WireValues;

/** Reads the result of {@code App.Sip_Cdr.GetBill}: a total and a list of bills. */
public final class PageReader implements ResultReader<CdrPage> {

	/**
	 * Far more than a page can have. Each record takes memory, however short it is on the
	 * wire.
	 */
	public static final int MAX_RECORDS = 10_000;

	private final BillRow row;

	private final ObjIntConsumer<BillField> unreadable;

	private long total = WireValues.NONE;

	private long size;

	private @Nullable List<Cdr> cdrs;

	/** Whether there is something in place of a list of bills. */
	private boolean noList;

	/**
	 * Creates a reader for one page.
	 * @param zone the zone of the platform's clock
	 * @param unreadable takes each field with values that cannot be read, and how many
	 */
	public PageReader(ZoneId zone, ObjIntConsumer<BillField> unreadable) {
		this.row = new BillRow(zone);
		this.unreadable = unreadable;
	}

	@Override
	public void read(JsonParser parser) {
		this.total = WireValues.NONE;
		this.size = 0;
		this.cdrs = null;
		this.noList = false;
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = WireValues.name(parser);
			parser.nextToken();
			switch (name) {
				case "totalitems" -> this.total = WireValues.integer(parser);
				case "itemsperpage" -> this.size = Math.max(0, WireValues.integer(parser));
				case "bills" -> bills(parser);
				default -> parser.skipChildren();
			}
		}
	}

	private void bills(JsonParser parser) {
		switch (parser.currentToken()) {
			case START_ARRAY -> this.cdrs = array(parser);
			case START_OBJECT -> this.cdrs = indexed(parser);
			case VALUE_NULL -> this.cdrs = null;
			default -> this.noList |= WireValues.text(parser) != null;
		}
	}

	private List<Cdr> array(JsonParser parser) {
		List<Cdr> read = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			bill(parser, read);
		}
		return read;
	}

	/**
	 * PHP writes a list that misses an element as an object with the indices as names.
	 */
	private List<Cdr> indexed(JsonParser parser) {
		List<Cdr> read = new ArrayList<>();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			this.noList |= !isIndex(parser.currentName());
			parser.nextToken();
			bill(parser, read);
		}
		return read;
	}

	private void bill(JsonParser parser, List<Cdr> read) {
		if (read.size() == MAX_RECORDS) {
			throw PlatformException.Malformed.lasting("The platform's answer has far more records than a page can have",
					null);
		}
		if (parser.currentToken() == JsonToken.START_OBJECT) {
			read.add(BillReader.read(parser, this.row));
		}
		else {
			this.noList = true;
			parser.skipChildren();
		}
	}

	private static boolean isIndex(String name) {
		return !name.isEmpty() && name.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	@Override
	public CdrPage result() {
		if (this.total < 0) {
			throw PlatformException.Malformed.lasting("The platform's answer has no total of records", null);
		}
		if (this.noList || (this.cdrs == null && this.total > 0)) {
			throw PlatformException.Malformed.lasting("The platform's answer has no list of records", null);
		}
		this.row.reportUnreadable(this.unreadable);
		return new CdrPage((this.cdrs != null) ? this.cdrs : List.of(), this.total, this.size);
	}

}
