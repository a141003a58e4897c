package io.cdrfacade.platform.bills.plain;

import java.time.ZoneId;
import java.util.function.ObjIntConsumer;

import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.bills.BillField;
import io.cdrfacade.platform.bills.BillReaderTests;
import io.cdrfacade.platform.wire.ResultReader;

/** The same tests with the accelerator. */
class PlainBillReaderTests extends BillReaderTests {

	@Override
	protected ResultReader<CdrPage> reader(ZoneId zone, ObjIntConsumer<BillField> unreadable) {
		return new PlainPageReader(zone, unreadable);
	}

}
