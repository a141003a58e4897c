package io.cdrfacade.sandbox.calls;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One page of records.
 *
 * @param total how many there are on all pages
 * @param bills those of the page
 */
public record BillPage(int total, List<Bill> bills) {

	/** The records as they go over the wire, with times of a zone. */
	public List<Map<String, @Nullable Object>> fields(ZoneId zone) {
		return this.bills.stream().map((bill) -> BillFields.of(bill, zone)).toList();
	}

}
