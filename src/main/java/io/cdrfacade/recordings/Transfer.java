package io.cdrfacade.recordings;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Copies a file from its host to the caller. The first bytes are read before anything is
 * sent, so that a host that fails at once leads to a problem.
 */
final class Transfer {

	private static final int FIRST = 512;

	private static final int BUFFER = 16 * 1024;

	private final SentPart part;

	private final long maxSize;

	private final InputStream file;

	private long sent;

	/**
	 * Waits for the first bytes, and for those that are left out.
	 * @param body what the host sends
	 * @param part what of it is sent on
	 * @param maxSize most bytes that are left out and sent on, together
	 */
	Transfer(InputStream body, SentPart part, long maxSize) throws IOException {
		this.part = part;
		this.maxSize = maxSize;
		requireSmall(part.needed());
		byte[] first = body.readNBytes(FIRST);
		if (part.length() != FileHead.UNKNOWN && first.length < Math.min(FIRST, part.needed())) {
			throw cutOff();
		}
		this.file = new SequenceInputStream(new ByteArrayInputStream(first), body);
		try {
			this.file.skipNBytes(part.skip());
		}
		catch (EOFException ex) {
			throw cutOff();
		}
	}

	/**
	 * Sends the bytes, the first ones at once.
	 * @param out takes the bytes
	 * @param response sends what it has taken
	 */
	void to(OutputStream out, Flushable response) throws IOException {
		byte[] buffer = new byte[BUFFER];
		for (int count = read(buffer); count > 0; count = read(buffer)) {
			out.write(buffer, 0, count);
			if (this.sent == 0) {
				response.flush();
			}
			this.sent += count;
			requireSmall(this.sent);
		}
		if (this.part.length() > this.sent) {
			throw cutOff();
		}
	}

	/** Reads more of the part; no bytes at its end. */
	private int read(byte[] buffer) throws IOException {
		long left = (this.part.length() != FileHead.UNKNOWN) ? this.part.length() - this.sent : Long.MAX_VALUE;
		return this.file.read(buffer, 0, (int) Math.min(buffer.length, left));
	}

	private void requireSmall(long length) {
		if (length > this.maxSize) {
			throw new ProblemException(ProblemCode.UPSTREAM_MALFORMED,
					"The recording is larger than cdr.recordings.max-size allows.");
		}
	}

	private static ProblemException cutOff() {
		return new ProblemException(ProblemCode.UPSTREAM_MALFORMED,
				"The host of the recording sends less of it than it says.");
	}

	long sent() {
		return this.sent;
	}

}
