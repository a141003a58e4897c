package io.cdrfacade.web.parameter;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Knows names of parameters that may hold a secret, so that no error repeats it. Callers
 * misspell {@code ticket}, and put keys and tokens where other services take them.
 */
public final class SecretNames {

	private static final List<String> PARTS = List.of("ticket", "token", "secret", "passw", "apikey", "credential",
			"authorization", "bearer", "signature", "jwt");

	private static final Pattern KEY = Pattern.compile(".*key");

	/** Misspelt as well. */
	private static final List<String> WORDS = List.of("ticket", "token", "apikey", "accesstoken", "secret", "password",
			"authorization", "auth");

	private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]");

	private SecretNames() {
	}

	/**
	 * Tells whether a name may be that of a secret.
	 * @param name the name as it was sent
	 * @return whether what has the name must not be repeated
	 */
	public static boolean matches(String name) {
		String letters = SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
		return PARTS.stream().anyMatch(letters::contains) || KEY.matcher(letters).matches()
				|| Nearest.to(letters, WORDS).isPresent();
	}

}
