package io.cdrfacade.platform.bills.plain;

import java.time.ZoneId;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.wire.EnvelopeReaderTests;
import io.cdrfacade.platform.wire.ResultReader;

/** The same tests with the accelerator. */
class PlainEnvelopeReaderTests extends EnvelopeReaderTests {

	@Override
	protected ResultReader<CdrPage> reader(ZoneId zone) {
		return new PlainPageReader(zone, Answers.UNCOUNTED);
	}

}
