package io.cdrfacade.platform.wire;

/** What the platform is asked to do. */
public enum Operation {

	/** Read call detail records. */
	BILLS("bills"),

	/** Read unread call detail records, which marks them as read. */
	UNREAD_BILLS("bills"),

	/** Ask for the link to a recording. */
	RECORDING("recording"),

	/** Log in. */
	LOGIN("login");

	private final String label;

	Operation(String label) {
		this.label = label;
	}

	/** Whether it can be repeated even if it may have arrived. */
	boolean isRepeatable() {
		return this != UNREAD_BILLS;
	}

	/** The name in metrics and messages. */
	@Override
	public String toString() {
		return this.label;
	}

}
