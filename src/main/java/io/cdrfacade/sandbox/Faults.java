package io.cdrfacade.sandbox;

import java.util.concurrent.atomic.AtomicReference;

/** The fault that is switched on; one at a time. */
final class Faults {

	private final AtomicReference<Fault> current = new AtomicReference<>(Fault.NONE);

	Fault current() {
		return this.current.get();
	}

	void set(Fault fault) {
		this.current.set(fault);
	}

	/** What happens to the next request; counted, so that no two share one time. */
	Fault next(String service) {
		Fault before = this.current.getAndUpdate((fault) -> fault.concerns(service) ? fault.happened() : fault);
		return before.concerns(service) ? before : Fault.NONE;
	}

}
