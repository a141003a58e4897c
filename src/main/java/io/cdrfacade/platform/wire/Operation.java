package io.cdrfacade.platform.wire;

/** What the platform is asked to do, as metrics name it. */
public enum Operation {

	/** Read call detail records. */
	BILLS("bills"),

	/** Ask for the link to a recording. */
	RECORDING("recording"),

	/** Log in. */
	LOGIN("login");

	private final String label;

	Operation(String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return this.label;
	}

}
