package io.cdrfacade.platform.settings;

/**
 * Text that must not be seen; prints as stars.
 *
 * @param value the text
 */
public record Secret(String value) {

	@Override
	public String toString() {
		return "***";
	}

}
