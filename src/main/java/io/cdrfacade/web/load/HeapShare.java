package io.cdrfacade.web.load;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Divides the heap: what the facade itself takes, caches (up to about 45 % of the rest),
 * connections (42 %), and what is left for short-lived objects. A connection with a
 * request in flight was measured to cost 210 KB of heap: buffers for the headers of
 * request and response and for their content, and the thread that waits. All connections
 * may have a request, if only to be refused.
 */
public final class HeapShare {

	/** Slightly more than the facade takes before the first request. */
	private static final DataSize OWN = DataSize.ofMegabytes(48);

	/** If each connection has a request, they take 42 % of what is divided. */
	private static final DataSize PER_CONNECTION = DataSize.ofKilobytes(500);

	/** One connection of so many remains for refusals. */
	private static final int RESERVED_SHARE = 4;

	private HeapShare() {
	}

	/** How many connections the server may have in a heap of so many bytes. */
	static int connections(long heap) {
		return Math.clamp(divided(heap) / PER_CONNECTION.toBytes(), 1, Integer.MAX_VALUE);
	}

	/** How many requests may be at work in a heap of so many bytes. */
	static int requests(long heap) {
		int connections = connections(heap);
		return connections - connections / RESERVED_SHARE;
	}

	/**
	 * How many bytes of the heap something may keep.
	 * @param configured what the configuration says; {@code null} if it leaves that open
	 * @param parts into how many parts the heap is divided, less what the facade itself
	 * takes
	 * @return what is configured, or else one of these parts
	 */
	public static long bytes(@Nullable DataSize configured, int parts) {
		return ((configured != null) ? configured : part(parts, Runtime.getRuntime().maxMemory())).toBytes();
	}

	static DataSize part(int parts, long heap) {
		return DataSize.ofBytes(divided(heap) / parts);
	}

	private static long divided(long heap) {
		return Math.max(0, heap - OWN.toBytes());
	}

}
