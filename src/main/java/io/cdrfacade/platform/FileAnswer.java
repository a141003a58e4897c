package io.cdrfacade.platform;

import java.io.InputStream;

/** What the host of a recording answers. */
public sealed interface FileAnswer {

	/**
	 * The recording or a part of it.
	 *
	 * @param head what is known of it
	 * @param body its bytes, read from the host as they are read from here; throws a
	 * {@link PlatformException} if they end early or do not come. To be closed
	 */
	record Content(FileHead head, InputStream body) implements FileAnswer {
	}

	/** There is no such file, or no longer. */
	record Missing() implements FileAnswer {
	}

	/** The host does not accept the link, which may have expired. */
	record LinkRefused() implements FileAnswer {
	}

	/**
	 * The part begins after the end of the file.
	 *
	 * @param length how many bytes the file has; {@link FileHead#UNKNOWN} if that was not
	 * told
	 */
	record BeyondEnd(long length) implements FileAnswer {
	}

}
