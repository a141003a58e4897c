package io.cdrfacade.web.observe;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;

/** Has the trace go along when work is handed to another thread. */
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
	@SuppressWarnings("MustBeClosedChecker") // the value before is restored by its own
												// call
	public void setValue(Context value) {
		ContextStorage.get().attach(value);
	}

	@Override
	public void setValue() {
		setValue(Context.root());
	}

}
