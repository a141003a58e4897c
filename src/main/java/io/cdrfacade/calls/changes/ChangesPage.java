package io.cdrfacade.calls.changes;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import io.cdrfacade.calls.Call;

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

}
