package io.cdrfacade.platform;

import java.util.Arrays;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Gathers the body of an answer, and keeps none of the network's buffers. */
final class BodyBytes {

	private final int most;

	private byte[] bytes = {};

	private int size;

	BodyBytes(int most) {
		this.most = most;
	}

	/**
	 * Adds a part, and releases it.
	 * @param part the part
	 * @throws DataBufferLimitException if the body is longer than it may be
	 */
	void add(DataBuffer part) {
		try {
			int count = part.readableByteCount();
			if (count > this.most - this.size) {
				throw new DataBufferLimitException("More than " + this.most + " bytes");
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
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(needed, Math.min(this.size * 2L, this.most)));
		}
	}

	byte[] toByteArray() {
		return (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
	}

}
