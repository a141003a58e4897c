package io.cdrfacade.calls.list;

import org.springframework.stereotype.Component;

import io.cdrfacade.calls.CallPages;

/** Gets answers from the platform. */
@Component
final class PlatformAnswers {

	private final CallPages pages;

	PlatformAnswers(CallPages pages) {
		this.pages = pages;
	}

	/**
	 * Asks the platform.
	 * @param query what to ask for
	 * @return its answer
	 * @throws io.cdrfacade.platform.PlatformException if it has none
	 */
	Answer get(CallsQuery query) {
		return Answer.of(query, this.pages.get(query.selection(), query.page(), query.size()));
	}

}
