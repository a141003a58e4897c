package io.cdrfacade.calls;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Tells which ids a call's path can have: from 1, of up to 18 digits. */
public final class CallId {

	/** The greatest one. */
	public static final long GREATEST = 999_999_999_999_999_999L;

	/** How they are written, as a regular expression. */
	public static final String FORM = "0*[1-9][0-9]{0,17}";

	private static final Pattern WRITTEN = Pattern.compile(FORM);

	private CallId() {
	}

	/** Whether there is a path for an id of the platform. */
	static boolean isInPath(@Nullable Long id) {
		return id != null && id > 0 && id <= GREATEST;
	}

	/**
	 * Reads the id in a path.
	 * @param text the id as it was sent
	 * @return the id, or {@code null} if there is no path for it
	 */
	public static @Nullable Long read(String text) {
		return WRITTEN.matcher(text).matches() ? Long.valueOf(text) : null;
	}

}
