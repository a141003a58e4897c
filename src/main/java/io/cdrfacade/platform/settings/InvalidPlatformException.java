package io.cdrfacade.platform.settings;

import java.util.Collection;
import java.util.List;

/** The configuration of the platform is missing or wrong. Its faults hold no secrets. */
final class InvalidPlatformException extends RuntimeException {

	private final List<String> faults;

	InvalidPlatformException(Collection<String> faults) {
		super(String.join("; ", faults));
		this.faults = List.copyOf(faults);
	}

	List<String> faults() {
		return this.faults;
	}

}
