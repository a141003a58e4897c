package io.cdrfacade.platform;

import java.io.InputStream;

/** What the host of a recording answers. */
public sealed interface FileAnswer {

	/**
	 * The recording or a part of it.
	 *
	 * @param head what is known of it
	 * @param body its bytes, read from the host as they are read from here; throws a
	 * {@link PlatformException} if they are seen to end early or do not come. To be
	 * closed
	 * @param showsCuts whether it is seen where the bytes end early; otherwise the end of
	 * the connection ends them, whether or not the file is whole
	 */
	record Content(FileHead head, InputStream body, boolean showsCuts) implements FileAnswer {

		/**
		 * Adds the length that the host did not tell.
		 * @param length how many bytes the whole file has
		 * @return the same with this length
		 */
		public Content withLength(long length) {
			return new Content(this.head.withLength(length), this.body, this.showsCuts);
		}

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
