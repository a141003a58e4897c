package io.cdrfacade.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Sends a file on as it comes. Its first bytes are there before anything is sent, so that
 * a host that fails at once leads to a proper answer.
 */
final class Transfer {

	private static final int FIRST = 512;

	private static final int BUFFER = 16 * 1024;

	private final InputStream body;

	private final Delivery delivery;

	private final long most;

	private final byte[] first;

	private final int skipped;

	private long sent;

	/**
	 * Waits for the first bytes, and for those that are left out.
	 * @param body what the host sends
	 * @param delivery what of it is sent on
	 * @param most most bytes that are sent on
	 */
	Transfer(InputStream body, Delivery delivery, long most) throws IOException {
		this.body = body;
		this.delivery = delivery;
		this.most = most;
		requireSmall(delivery.length());
		this.first = body.readNBytes(FIRST);
		if (delivery.length() != FileHead.UNKNOWN && this.first.length < Math.min(FIRST, delivery.needed())) {
			throw cutOff();
		}
		this.skipped = (int) Math.min(delivery.skip(), this.first.length);
		skip(delivery.skip() - this.skipped);
	}

	/** Whether the file is a page, such as servers show instead of a file. */
	boolean isPage(@Nullable String contentType) {
		if (!this.delivery.startsAtBeginning() || !MediaTypes.isText(contentType)) {
			return false;
		}
		for (byte character : this.first) {
			if (character > ' ') {
				return character == '<' || character == '{';
			}
		}
		return false;
	}

	/** Sends the bytes, the first ones at once. */
	void to(OutputStream out) throws IOException {
		byte[] buffer = Arrays.copyOfRange(this.first, this.skipped, this.first.length);
		int count = (int) limited(buffer.length);
		while (count >= 0) {
			out.write(buffer, 0, count);
			if (this.sent == 0) {
				out.flush();
			}
			this.sent += count;
			requireSmall(this.sent);
			buffer = (buffer.length == BUFFER) ? buffer : new byte[BUFFER];
			int wanted = (int) limited(BUFFER);
			count = (wanted > 0) ? this.body.read(buffer, 0, wanted) : -1;
		}
		if (this.delivery.length() > this.sent) {
			throw cutOff();
		}
	}

	private void skip(long bytes) throws IOException {
		byte[] buffer = new byte[BUFFER];
		for (long left = bytes; left > 0;) {
			int count = this.body.read(buffer, 0, (int) Math.min(BUFFER, left));
			if (count < 0) {
				throw cutOff();
			}
			left -= count;
		}
	}

	private long limited(long count) {
		return (this.delivery.length() == FileHead.UNKNOWN) ? count
				: Math.min(count, this.delivery.length() - this.sent);
	}

	private void requireSmall(long length) {
		if (length > this.most) {
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
