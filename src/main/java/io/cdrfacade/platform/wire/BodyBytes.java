package io.cdrfacade.platform.wire;

import java.util.Arrays;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Gathers the body of an answer, and keeps none of the network's buffers. */
final class BodyBytes {

	/** Most room that is made for an announced length. */
	private static final int MAX_AHEAD = 1 << 20;

	private final int maxSize;

	private final int expected;

	private byte[] bytes = {};

	private int size;

	/**
	 * Begins an empty body.
	 * @param maxSize most bytes that it may have
	 * @param announced how many it is to have, negative if that is not known
	 */
	BodyBytes(int maxSize, long announced) {
		this.maxSize = maxSize;
		this.expected = Math.clamp(announced, 0, Math.min(maxSize, MAX_AHEAD));
	}

	/**
	 * Adds a part, and releases it.
	 * @param part the part
	 * @throws DataBufferLimitException if the body is longer than it may be
	 */
	void add(DataBuffer part) {
		try {
			int count = part.readableByteCount();
			if (count > this.maxSize - this.size) {
				throw new DataBufferLimitException("More than " + this.maxSize + " bytes");
			}
			makeRoom(this.size + count);
			part.read(this.bytes, this.size, count);
			this.size += count;
		}
		finally {
			DataBufferUtils.release(part);
		}
	}

	/** The first part is often the whole body, and gets no room to spare. */
	private void makeRoom(int needed) {
		if (needed > this.bytes.length) {
			long ahead = (this.size == 0) ? this.expected : Math.min(this.size * 2L, this.maxSize);
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(needed, ahead));
		}
	}

	byte[] toByteArray() {
		return (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
	}

}
