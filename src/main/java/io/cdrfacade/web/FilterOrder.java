package io.cdrfacade.web;

import org.springframework.core.Ordered;

/** The order of the filters around everything else. */
public final class FilterOrder {

	public static final int CLOSING = Ordered.HIGHEST_PRECEDENCE;

	public static final int OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 1;

	public static final int UNCAUGHT = Ordered.HIGHEST_PRECEDENCE + 2;

	static final int AT_HAND = Ordered.HIGHEST_PRECEDENCE + 3;

	public static final int TRACE_ID = Ordered.HIGHEST_PRECEDENCE + 4;

	public static final int LOAD_SHEDDING = Ordered.HIGHEST_PRECEDENCE + 5;

	private FilterOrder() {
	}

}
