package io.cdrfacade.security;

import java.util.List;

/** The configuration does not say clearly who may call. */
final class InvalidAccessException extends RuntimeException {

	private final List<String> faults;

	InvalidAccessException(List<String> faults) {
		super(String.join("; ", faults));
		this.faults = List.copyOf(faults);
	}

	List<String> faults() {
		return this.faults;
	}

}
