package io.cdrfacade.platform.settings;

/**
 * Text that must stay secret; prints as stars.
 *
 * @param value the text
 */
public record Secret(String value) {

	@Override
	public String toString() {
		return "***";
	}

}
