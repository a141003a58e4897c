package io.cdrfacade.calls;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.platform.Platform;

/** Gets answers from the platform. */
@Component
final class PlatformAnswers {

	private final Platform platform;

	private final JsonMapper json;

	PlatformAnswers(Platform platform, JsonMapper json) {
		this.platform = platform;
		this.json = json;
	}

	/**
	 * Asks the platform.
	 * @param query what to ask for
	 * @return its answer
	 * @throws io.cdrfacade.platform.PlatformException if it has none
	 */
	Answer get(CallsQuery query) {
		CallPage page = CallPage.of(this.platform.cdrs(query.filters().account(), query.toPlatform()), query);
		return Answer.of(query, page, this.json.writeValueAsBytes(page));
	}

}
