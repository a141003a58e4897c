package io.cdrfacade.platform;

import java.time.ZoneId;

import tools.jackson.core.JsonParser;

import io.cdrfacade.platform.bills.PageReader;
import io.cdrfacade.platform.wire.ResultReader;

/** A reader of pages without the fast way. */
public final class ParserOnly implements ResultReader<CdrPage> {

	private final PageReader reader;

	public ParserOnly(ZoneId zone) {
		this.reader = new PageReader(zone);
	}

	@Override
	public void read(JsonParser parser) {
		this.reader.read(parser);
	}

	@Override
	public CdrPage result() {
		return this.reader.result();
	}

}
