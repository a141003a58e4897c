package io.cdrfacade.calls.walk;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformException;

/**
 * Asks the platform for whole pages. Each is a call of its own, with its own deadline and
 * repetitions; while there is no place for it, it waits.
 */
final class Pages implements PageSource {

	/** With the time that each attempt waits for a place, about half a minute. */
	private static final int ATTEMPTS_WHILE_BUSY = 40;

	private static final int ATTEMPTS_WHILE_SHORT = 3;

	private final Platform platform;

	private final Selection selection;

	private final Pause pause;

	Pages(Platform platform, Selection selection, Pause pause) {
		this.platform = platform;
		this.selection = selection;
		this.pause = pause;
	}

	/** Waits a moment. */
	interface Pause {

		void take() throws InterruptedException;

	}

	/** Fails if the platform answers too few or too many rows time and again. */
	@Override
	public Page get(Slice slice, @Nullable Slice next) {
		for (int attempt = 1; attempt <= ATTEMPTS_WHILE_SHORT; attempt++) {
			Page page = ask(slice);
			if (page.isWhole()) {
				return page;
			}
		}
		throw PlatformException.Malformed
			.contradictory("The platform's pages do not hold as many records as their total and size say");
	}

	private Page ask(Slice slice) {
		for (int attempt = 1;; attempt++) {
			try {
				CdrPage page = this.platform.cdrs(this.selection.account(),
						this.selection.toQuery(slice.number(), slice.size()));
				return new Page(slice, page.cdrs(), page.totalItems());
			}
			catch (PlatformException.Busy ex) {
				if (attempt == ATTEMPTS_WHILE_BUSY) {
					throw ex;
				}
				rest(ex);
			}
		}
	}

	private void rest(PlatformException.Busy fault) {
		try {
			this.pause.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw fault;
		}
	}

}
