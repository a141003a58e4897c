package io.cdrfacade.web.load;

import org.springframework.util.unit.DataSize;

/**
 * How much of the heap connections and requests may take. An open connection costs 40 KB
 * of heap, as it has buffers to read and write; a request in flight costs 100 KB more, as
 * the server keeps buffers for the headers of request and response, and a thread waits.
 */
final class HeapShare {

	/** If each connection has a request, they take about a third of the heap. */
	private static final DataSize PER_CONNECTION = DataSize.ofKilobytes(384);

	/** A quarter of the connections remain for refusals. */
	private static final DataSize PER_REQUEST = DataSize.ofKilobytes(512);

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
