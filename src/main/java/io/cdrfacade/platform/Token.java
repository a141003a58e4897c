package io.cdrfacade.platform;

/**
 * A token of the platform; prints without its value.
 *
 * @param value the token
 * @param issuedAt when it was obtained, in nanoseconds of the token cache's ticker
 */
record Token(String value, long issuedAt) {

	@Override
	public String toString() {
		return "Token[***]";
	}

}
