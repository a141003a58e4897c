package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a file is wanted.
 *
 * @param range header {@code Range} with a single range, or {@code null} for all of it
 * @param ifRange header {@code If-Range}: a part only if the file is still that one
 */
public record FileRequest(@Nullable String range, @Nullable String ifRange) {

	/** All of a file. */
	public static final FileRequest WHOLE = new FileRequest(null, null);

}
