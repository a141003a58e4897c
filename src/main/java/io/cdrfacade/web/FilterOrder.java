package io.cdrfacade.web;

import org.springframework.core.Ordered;

/** The order of the filters around everything else. */
final class FilterOrder {

	static final int CLOSING = Ordered.HIGHEST_PRECEDENCE;

	static final int OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 1;

	static final int UNCAUGHT = Ordered.HIGHEST_PRECEDENCE + 2;

	static final int AT_HAND = Ordered.HIGHEST_PRECEDENCE + 3;

	static final int TRACE_ID = Ordered.HIGHEST_PRECEDENCE + 4;

	static final int LOAD_SHEDDING = Ordered.HIGHEST_PRECEDENCE + 5;

	private FilterOrder() {
	}

}
