package io.cdrfacade.web.observe;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;

/** Passes the trace on when work moves to another thread. */
public final class TraceAccessor implements ThreadLocalAccessor<Context> {

	@Override
	public Object key() {
		return TraceAccessor.class;
	}

	@Override
	public Context getValue() {
		return Context.current();
	}

	@Override
	@SuppressWarnings("MustBeClosedChecker") // the earlier value is restored by a call of
												// its own
	public void setValue(Context value) {
		ContextStorage.get().attach(value);
	}

	@Override
	public void setValue() {
		setValue(Context.root());
	}

}
