package io.cdrfacade.calls.list;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.CallWriter;
import io.cdrfacade.calls.JsonBytes;
import io.cdrfacade.platform.Cdr;

/**
 * A page of calls as callers see it.
 *
 * @param items the calls
 * @param page where in the whole the page is
 */
@Schema(name = "CallPage", description = "A page of calls.")
record CallPage(@Schema(description = "The calls, in the order of `sort`, or else in the platform's.") List<Call> items,
		Page page) {

	/** About as many bytes as a call takes. */
	private static final int CALL_LENGTH = 640;

	private static final byte[] ITEMS = JsonBytes.ascii("{\"items\":");

	private static final byte[] NUMBER = JsonBytes.ascii(",\"page\":{\"number\":");

	private static final byte[] SIZE = JsonBytes.field("size");

	private static final byte[] TOTAL_ITEMS = JsonBytes.field("totalItems");

	private static final byte[] TOTAL_PAGES = JsonBytes.field("totalPages");

	private static final byte[] END = JsonBytes.ascii("}}");

	/**
	 * Writes a page.
	 * @param cdrs records of its calls
	 * @param view how they are shown
	 * @param page where in the whole the page is
	 * @return the page as JSON
	 */
	static byte[] toJson(List<Cdr> cdrs, CallView view, Page page) {
		JsonBytes json = new JsonBytes(cdrs.size() * CALL_LENGTH);
		json.piece(ITEMS);
		new CallWriter(view, json).writeAll(cdrs);
		page.writeTo(json);
		return json.finish();
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

		private void writeTo(JsonBytes json) {
			json.number(NUMBER, this.number);
			json.number(SIZE, this.size);
			json.number(TOTAL_ITEMS, this.totalItems);
			json.number(TOTAL_PAGES, this.totalPages);
			json.piece(END);
		}

	}

}
