package io.cdrfacade.calls.list;

import org.springframework.stereotype.Component;

import io.cdrfacade.platform.Platform;

/** Gets answers from the platform. */
@Component
final class PlatformAnswers {

	private final Platform platform;

	PlatformAnswers(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Asks the platform.
	 * @param query what to ask for
	 * @return its answer
	 * @throws io.cdrfacade.platform.PlatformException if it has none
	 */
	Answer get(CallsQuery query) {
		return Answer.of(query, this.platform.cdrs(query.filters().account(), query.toPlatform()));
	}

}
