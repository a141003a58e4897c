package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;

/**
 * What the host of a file tells of it.
 *
 * @param contentType header {@code Content-Type}
 * @param length how many bytes the whole file has; {@link #UNKNOWN} if that is not told
 * @param part which part of it comes, or {@code null} for all of it
 * @param etag header {@code ETag}
 * @param lastModified header {@code Last-Modified}
 */
public record FileHead(@Nullable String contentType, long length, @Nullable Part part, @Nullable String etag,
		@Nullable String lastModified) {

	/** No length was told. */
	public static final long UNKNOWN = -1;

	FileHead withLength(long length) {
		return new FileHead(this.contentType, length, this.part, this.etag, this.lastModified);
	}

	/**
	 * A part of a file.
	 *
	 * @param first its first byte, counted from 0
	 * @param last its last byte
	 */
	public record Part(long first, long last) {

		/**
		 * Tells the length.
		 * @return how many bytes it has
		 */
		public long length() {
			return this.last - this.first + 1;
		}

	}

}
