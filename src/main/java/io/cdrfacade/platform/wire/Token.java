package io.cdrfacade.platform.wire;

/**
 * A token of the platform; prints without its value.
 *
 * @param value the token
 * @param issuedAt when it was obtained, in nanoseconds of the account's ticker
 * @param found whether another replica has logged in for it, and not this one: the
 * platform may have ended it since
 */
public record Token(String value, long issuedAt, boolean found) {

	@Override
	public String toString() {
		return "Token[***]";
	}

}
