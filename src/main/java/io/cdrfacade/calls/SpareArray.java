package io.cdrfacade.calls;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** Keeps one used array for the next page, as a new one has to be cleared first. */
final class SpareArray {

	private static final AtomicReference<byte @Nullable []> SPARE = new AtomicReference<>();

	private static final int MIN_SIZE = 1 << 13;

	/** Larger arrays are not kept, as they would take memory while nothing is written. */
	private static final int MAX_SIZE = 1 << 20;

	private SpareArray() {
	}

	/** Takes the array that was given back, or a new one. It may be larger. */
	static byte[] take(int size) {
		byte[] spare = SPARE.getAndSet(null);
		return (spare != null && spare.length >= size) ? spare : new byte[Math.max(size, MIN_SIZE)];
	}

	/** Gives an array back that is used no more. The largest one is kept. */
	static void giveBack(byte[] array) {
		byte[] spare = SPARE.get();
		int least = (spare != null) ? spare.length + 1 : MIN_SIZE;
		if (array.length >= least && array.length <= MAX_SIZE) {
			SPARE.setRelease(array);
		}
	}

}
