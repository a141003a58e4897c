package io.cdrfacade.calls;

import java.time.ZoneId;
import java.util.List;

import io.cdrfacade.platform.CdrPage;

record CallPage(List<Call> items, Page page) {

	static CallPage of(CdrPage cdrs, CallsQuery query) {
		ZoneId zone = query.filters().zone();
		List<Call> items = cdrs.cdrs().stream().map((cdr) -> Call.of(cdr, zone)).toList();
		return new CallPage(items, Page.of(query.page(), query.size(), cdrs.totalItems()));
	}

	record Page(int number, int size, long totalItems, long totalPages) {

		static Page of(int number, int size, long totalItems) {
			return new Page(number, size, totalItems, Math.ceilDiv(totalItems, size));
		}

	}

}
