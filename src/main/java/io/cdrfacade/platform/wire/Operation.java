package io.cdrfacade.platform.wire;

import java.util.Locale;

/** What the platform is asked to do. */
public enum Operation {

	/** Read call detail records. */
	BILLS,

	/** Ask for the link to a recording. */
	RECORDING,

	/** Log in. */
	LOGIN;

	/** The name in metrics and messages. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
