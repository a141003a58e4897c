package io.cdrfacade.configuration;

import java.util.List;

/** Properties are set that nothing reads. */
final class UnknownPropertiesException extends RuntimeException {

	private final List<String> faults;

	UnknownPropertiesException(List<String> faults) {
		super(String.join("; ", faults));
		this.faults = List.copyOf(faults);
	}

	List<String> faults() {
		return this.faults;
	}

}
