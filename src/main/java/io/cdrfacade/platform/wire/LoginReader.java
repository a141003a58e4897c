package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.Secret;

/** Reads the token out of the result of a login. */
final class LoginReader implements ResultReader<Secret> {

	/** Far longer than any real token, as each call sends it. */
	private static final int LONGEST = 8192;

	private @Nullable String token;

	@Override
	public void read(JsonParser parser) {
		this.token = null;
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = WireValues.name(parser);
			parser.nextToken();
			if (name.equals("token")) {
				this.token = WireValues.text(parser);
			}
			else {
				parser.skipChildren();
			}
		}
	}

	@Override
	public Secret result() {
		if (this.token == null || this.token.isBlank()) {
			throw PlatformException.Malformed.lasting("The platform's answer to a login has no token", null);
		}
		if (this.token.length() > LONGEST) {
			throw PlatformException.Malformed.lasting("The platform's answer to a login has a token that is too long",
					null);
		}
		return new Secret(this.token);
	}

}
