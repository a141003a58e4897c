package io.cdrfacade.calls.changes;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import io.cdrfacade.calls.Call;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.CallWriter;
import io.cdrfacade.calls.JsonBytes;

/**
 * The calls that have ended since the last request.
 *
 * @param items the calls
 * @param cursor the position after them
 * @param hasMore whether more calls are available at once
 */
@Schema(name = "ChangesPage", description = "What has ended since the last look.")
record ChangesPage(@Schema(description = "The calls, by `id`.") List<Call> items,
		@Schema(description = "Send it as `cursor` to get what comes next.",
				example = ChangesPage.CURSOR_EXAMPLE) String cursor,
		@Schema(description = "Whether there is more at once; if so, ask again without waiting.",
				example = "false") boolean hasMore) {

	static final String CURSOR_EXAMPLE = "AQAAAAAAAFiOAAABmqnDRCqAAAAAAAAAAH3bcl6mY7xGk0sdB3hUuPE";

	private static final byte[] ITEMS = JsonBytes.ascii("{\"items\":");

	private static final byte[] CURSOR = JsonBytes.field("cursor");

	private static final byte[] HAS_MORE = JsonBytes.field("hasMore");

	private static final byte[] END = JsonBytes.ascii("}");

	/**
	 * Writes a page.
	 * @param batch its calls
	 * @param view how they are shown
	 * @param cursor the position after them
	 * @return the page as JSON
	 */
	static byte[] toJson(CallBatch batch, CallView view, String cursor) {
		JsonBytes json = new JsonBytes();
		json.piece(ITEMS);
		new CallWriter(view, json).writeAll(batch.calls());
		json.text(CURSOR, cursor);
		json.truth(HAS_MORE, batch.more());
		json.piece(END);
		return json.finish();
	}

}
