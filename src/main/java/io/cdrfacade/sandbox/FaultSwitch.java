package io.cdrfacade.sandbox;

import java.util.concurrent.atomic.AtomicReference;

/** The fault that is switched on; one at a time. */
final class FaultSwitch {

	private final AtomicReference<SandboxFault> current = new AtomicReference<>(SandboxFault.NONE);

	SandboxFault current() {
		return this.current.get();
	}

	void set(SandboxFault fault) {
		this.current.set(fault);
	}

	/**
	 * Decides on the next request, and counts it, so that a limited fault happens exactly
	 * as often.
	 */
	SandboxFault next(String service) {
		SandboxFault before = this.current.getAndUpdate((fault) -> fault.concerns(service) ? fault.happened() : fault);
		return before.concerns(service) ? before : SandboxFault.NONE;
	}

}
