package io.cdrfacade.platform;

/**
 * Text that must not be seen; prints as stars.
 *
 * @param value the text
 */
record Secret(String value) {

	@Override
	public String toString() {
		return "***";
	}

}
