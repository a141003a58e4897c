package io.cdrfacade.calls;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import io.cdrfacade.platform.CdrPage;

/**
 * A page of calls as callers see it.
 *
 * @param items the calls
 * @param page where in the whole the page is
 */
@Schema(name = "CallPage", description = "A page of calls.")
record CallPage(@Schema(description = "The calls, in the platform's order.") List<Call> items, Page page) {

	static CallPage of(CdrPage cdrs, CallsQuery query) {
		List<Call> items = cdrs.cdrs().stream().map(query.view()::show).toList();
		return new CallPage(items, Page.of(query.page(), query.size(), cdrs.totalItems()));
	}

	/**
	 * Where in the whole a page is.
	 *
	 * @param number number of the page, from 1
	 * @param size most calls a page
	 * @param totalItems calls on all pages
	 * @param totalPages pages
	 */
	@Schema(name = "Page", description = "Where in the whole the page is.")
	record Page(@Schema(description = "Number of the page, from 1.", minimum = "1", example = "1") int number,
			@Schema(description = "Most calls a page.", minimum = "1", maximum = "1000", example = "50") int size,
			@Schema(description = "Calls on all pages.", minimum = "0", example = "8151") long totalItems,
			@Schema(description = "Pages.", minimum = "0", example = "164") long totalPages) {

		static Page of(int number, int size, long totalItems) {
			return new Page(number, size, totalItems, Math.ceilDiv(totalItems, size));
		}

	}

}
