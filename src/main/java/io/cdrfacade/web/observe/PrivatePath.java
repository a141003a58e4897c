package io.cdrfacade.web.observe;

import java.nio.charset.StandardCharsets;

import org.springframework.web.util.UriUtils;

/** Paths that can hold a secret, of which only the beginning may be seen anywhere. */
public final class PrivatePath {

	private static final String CALLBACKS = "/callbacks";

	private PrivatePath() {
	}

	/** What may be seen of a path as it was sent. */
	public static String shown(String path) {
		return decoded(path).contains(CALLBACKS) ? CALLBACKS : path;
	}

	private static String decoded(String path) {
		try {
			return UriUtils.decode(path, StandardCharsets.ISO_8859_1);
		}
		catch (IllegalArgumentException ex) {
			return path;
		}
	}

}
