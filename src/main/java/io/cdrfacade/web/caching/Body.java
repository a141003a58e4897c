package io.cdrfacade.web.caching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * The content of an answer, ready to send, plain or compressed. It is compressed once,
 * when the first caller takes it so.
 */
public final class Body {

	/** Less is not worth the time; a compressed answer is as many packets. */
	private static final int LEAST_COMPRESSED = 1024;

	/** JSON of calls takes a tenth; this part of a content is set aside for it. */
	private static final int COMPRESSED_SHARE = 4;

	private final byte[] content;

	private final EntityTag tag;

	private byte @Nullable [] compressed;

	private Body(byte[] content, EntityTag tag) {
		this.content = content;
		this.tag = tag;
	}

	/**
	 * Takes a content.
	 * @param content the content, which nobody changes any more
	 * @return the body
	 */
	public static Body of(byte[] content) {
		return new Body(content, EntityTag.of(content));
	}

	/** Tells whether callers get it compressed who take that. */
	boolean isCompressible() {
		return this.content.length >= LEAST_COMPRESSED;
	}

	EntityTag tag() {
		return this.tag;
	}

	byte[] content() {
		return this.content;
	}

	/** Two callers at once may both compress it, which does no harm. */
	byte[] compressed() {
		byte[] known = this.compressed;
		if (known != null) {
			return known;
		}
		byte[] made = compress(this.content);
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
