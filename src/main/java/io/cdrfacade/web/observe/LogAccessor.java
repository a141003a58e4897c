package io.cdrfacade.web.observe;

import io.micrometer.context.integration.Slf4jThreadLocalAccessor;

/** Has what is logged with each line go along when work is handed to another thread. */
public final class LogAccessor extends Slf4jThreadLocalAccessor {

	/** Is made by name, as a service. */
	public LogAccessor() {
		super();
	}

}
