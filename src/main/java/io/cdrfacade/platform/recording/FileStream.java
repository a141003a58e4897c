package io.cdrfacade.platform.recording;

import java.io.InputStream;
import java.util.Objects;

/** Reads a {@link FileFlow}. Closing it ends the request to the host. */
final class FileStream extends InputStream {

	private static final byte[] NOTHING = {};

	private final FileFlow flow;

	private byte[] piece = NOTHING;

	private int taken;

	private boolean ended;

	FileStream(FileFlow flow) {
		this.flow = flow;
	}

	@Override
	public int read() {
		return fill() ? this.piece[this.taken++] & 0xFF : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (length == 0) {
			return 0;
		}
		if (!fill()) {
			return -1;
		}
		int count = Math.min(length, this.piece.length - this.taken);
		System.arraycopy(this.piece, this.taken, target, offset, count);
		this.taken += count;
		return count;
	}

	private boolean fill() {
		while (!this.ended && this.taken == this.piece.length) {
			byte[] next = this.flow.next();
			this.ended = next == null;
			this.piece = (next != null) ? next : NOTHING;
			this.taken = 0;
		}
		return !this.ended;
	}

	@Override
	public void close() {
		this.flow.cancel();
	}

}
