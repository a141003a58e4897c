package io.cdrfacade.platform;

import java.time.ZoneId;

import tools.jackson.core.JsonParser;

/** A reader of pages without the fast way. */
final class ParserOnly implements ResultReader<CdrPage> {

	private final PageReader reader;

	ParserOnly(ZoneId zone) {
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
