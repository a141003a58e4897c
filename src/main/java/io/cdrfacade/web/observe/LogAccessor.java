package io.cdrfacade.web.observe;

import io.micrometer.context.integration.Slf4jThreadLocalAccessor;

/** Passes the logging context on when work moves to another thread. */
public final class LogAccessor extends Slf4jThreadLocalAccessor {

	/** For the service loader. */
	public LogAccessor() {
		super();
	}

}
