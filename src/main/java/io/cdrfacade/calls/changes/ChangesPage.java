package io.cdrfacade.calls.changes;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import io.cdrfacade.calls.Call;

/**
 * What has ended since the last look.
 *
 * @param items the calls
 * @param cursor how to ask for what comes next
 * @param hasMore whether that is to be had at once
 */
@Schema(name = "ChangesPage", description = "What has ended since the last look.")
record ChangesPage(@Schema(description = "The calls, by `id`.") List<Call> items,
		@Schema(description = "Send it as `cursor` to get what comes next.",
				example = ChangesDocumentation.CURSOR) String cursor,
		@Schema(description = "Whether there is more at once; if so, ask again without waiting.",
				example = "false") boolean hasMore) {
}
