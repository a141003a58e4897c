package io.cdrfacade.web.caching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.work.LongWork;

/**
 * The content of an answer, ready to send, plain or compressed. It is compressed once,
 * when the first caller takes it so.
 */
public final class Body {

	/** Shorter contents are not compressed, as they would take as many packets. */
	private static final int LEAST_COMPRESSED = 1024;

	/**
	 * Compressed JSON of calls takes a tenth; this part of the content's size is reserved
	 * for it.
	 */
	private static final int COMPRESSED_SHARE = 4;

	private final byte[] content;

	private final EntityTag tag;

	private volatile byte @Nullable [] compressed;

	private Body(byte[] content, EntityTag tag) {
		this.content = content;
		this.tag = tag;
	}

	/**
	 * Makes a body.
	 * @param content the content, which must not be changed any more
	 * @return the body
	 */
	public static Body of(byte[] content) {
		return new Body(content, EntityTag.of(content));
	}

	/** Tells whether callers that accept gzip get it compressed. */
	boolean isCompressible() {
		return this.content.length >= LEAST_COMPRESSED;
	}

	EntityTag tag() {
		return this.tag;
	}

	byte[] content() {
		return this.content;
	}

	/** Two requests at once may both compress it, which does no harm. */
	byte[] compressed() {
		byte[] known = this.compressed;
		if (known != null) {
			return known;
		}
		byte[] made = LongWork.get(this.content.length, () -> compress(this.content));
		if (made.length <= reserve()) {
			this.compressed = made;
		}
		return made;
	}

	/**
	 * Tells how much memory it takes.
	 * @return most bytes of both forms together
	 */
	public int weight() {
		return this.content.length + reserve();
	}

	private int reserve() {
		return isCompressible() ? LEAST_COMPRESSED / 2 + this.content.length / COMPRESSED_SHARE : 0;
	}

	private static byte[] compress(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / COMPRESSED_SHARE);
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
