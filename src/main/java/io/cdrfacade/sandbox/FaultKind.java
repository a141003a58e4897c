package io.cdrfacade.sandbox;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** The ways in which the sandbox can misbehave; in kebab-case outside. */
@EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
enum FaultKind {

	/** Behaves. */
	NONE,

	/** Waits before it answers. */
	SLOW,

	/** Sends half of the answer and closes the connection. */
	CUT_OFF,

	/** Does what was asked, then closes the connection without an answer. */
	HANG_UP,

	/** Answers with nothing, and status 200. */
	EMPTY,

	/** Answers with an error page, and status 200. */
	HTML,

	/** Sends its JSON as {@code text/html}. */
	HTML_LABEL,

	/** Copies {@code ret} into the HTTP status. */
	HTTP_STATUS,

	/** Prints a PHP notice before the JSON. */
	PHP_NOTICE,

	/** Sends a byte-order mark before the JSON. */
	BOM,

	/** Sends numbers as strings and the reverse. */
	WRONG_TYPES,

	/** Sends an empty array as {@code data}, and {@code ret} 200. */
	EMPTY_DATA,

	/** Forgets the token before it looks at the request. */
	EXPIRE_TOKENS,

	/** Says that the token has expired, even if it is valid: {@code ret} 600. */
	TOKEN_EXPIRED,

	/** Refuses: {@code ret} 400. */
	BAD_REQUEST,

	/** Fails: {@code ret} 500. */
	SERVER_ERROR,

	/** Refuses: {@code ret} 603. */
	NOT_LICENSED,

	/** Fails inside: {@code status} 1 with code 1001. */
	INNER_FAILURE,

	/** Gives links to recordings that lead to a cloud's metadata service. */
	FOREIGN_LINK,

	/** Does not accept the link to a recording: HTTP status 403. */
	LINK_REFUSED

}
