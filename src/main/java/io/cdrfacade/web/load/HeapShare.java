package io.cdrfacade.web.load;

import org.springframework.util.unit.DataSize;

/**
 * How much of the heap connections and requests may take. A connection with a request in
 * flight was measured to cost 240 KB of heap: buffers for the headers of request and
 * response and for their content, and the thread that waits. All connections may have a
 * request, if only to be refused, and an idle one costs little less.
 */
final class HeapShare {

	/** If each connection has a request, they take a third of the heap. */
	private static final DataSize PER_CONNECTION = DataSize.ofKilobytes(720);

	/** A quarter of the connections remain for refusals. */
	private static final DataSize PER_REQUEST = DataSize.ofKilobytes(960);

	private HeapShare() {
	}

	/** How many connections the server may have in a heap of so many bytes. */
	static int connections(long heap) {
		return Math.clamp(heap / PER_CONNECTION.toBytes(), 1, Integer.MAX_VALUE);
	}

	/** How many requests may be at work in a heap of so many bytes. */
	static int requests(long heap) {
		return Math.clamp(heap / PER_REQUEST.toBytes(), 1, Integer.MAX_VALUE);
	}

}
