package io.cdrfacade.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileRequest;

/**
 * Lengths of recordings whose hosts do not send them. Safari plays only what has a total
 * length, so the recording is read once to count its bytes, and the count is kept. It is
 * counted each time where the host could cut it short unseen.
 */
final class RecordingLengths {

	private static final int MAX_LENGTHS = 10_000;

	/** Recordings do not change; this only frees memory. */
	private static final Duration LIFETIME = Duration.ofHours(1);

	private final RecordingFiles files;

	private final long maxSize;

	private final Cache<RecordingId, Long> lengths = Caffeine.newBuilder()
		.maximumSize(MAX_LENGTHS)
		.expireAfterWrite(LIFETIME)
		.build();

	RecordingLengths(RecordingFiles files, long maxSize) {
		this.files = files;
		// One byte more is read, to see that there is more.
		this.maxSize = Math.min(maxSize, Long.MAX_VALUE - 1);
	}

	/**
	 * Finds a length that has been counted.
	 * @param recording the recording
	 * @return its length in bytes, or {@code null}
	 */
	@Nullable Long find(RecordingId recording) {
		return this.lengths.getIfPresent(recording);
	}

	/**
	 * Counts the bytes of a recording.
	 * @param recording the recording
	 * @return its length, or {@link FileHead#UNKNOWN} if it is not there or too large
	 */
	long count(RecordingId recording) throws IOException {
		if (!(this.files.open(recording, FileRequest.WHOLE) instanceof FileAnswer.Content content)) {
			return FileHead.UNKNOWN;
		}
		try (InputStream body = content.body()) {
			long length = (content.head().length() != FileHead.UNKNOWN) ? content.head().length() : count(body);
			if (length != FileHead.UNKNOWN && content.showsCuts()) {
				this.lengths.put(recording, length);
			}
			return length;
		}
	}

	private long count(InputStream body) throws IOException {
		long length = StreamUtils.copyRange(body, OutputStream.nullOutputStream(), 0, this.maxSize);
		return (length <= this.maxSize) ? length : FileHead.UNKNOWN;
	}

}
