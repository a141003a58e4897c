package io.cdrfacade.platform.bills.plain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads bytes of JSON eight at a time: the first one is the lowest of a long. */
final class EightBytes {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101_0101_0101_0101L;

	static final long HIGH_BITS = 0x8080_8080_8080_8080L;

	private EightBytes() {
	}

	/**
	 * Finds the first byte that is not plain text: not ASCII, or with a special meaning.
	 */
	static int endOfPlain(byte[] bytes, int start) {
		int index = start;
		while (index <= bytes.length - Long.BYTES) {
			long special = special(at(bytes, index));
			if (special != 0) {
				return index + (Long.numberOfTrailingZeros(special) >> 3);
			}
			index += Long.BYTES;
		}
		while (index < bytes.length && isPlain(bytes[index])) {
			index++;
		}
		return index;
	}

	/**
	 * Sets the high bit of each byte that is not plain. A subtraction may borrow from the
	 * bytes after such a byte, so only the first mark counts.
	 */
	private static long special(long bytes) {
		return (bytes | bytes - ' ' * ONES | (bytes ^ '"' * ONES) - ONES | (bytes ^ '\\' * ONES) - ONES) & HIGH_BITS;
	}

	private static boolean isPlain(byte character) {
		return character >= ' ' && character != '"' && character != '\\';
	}

	/** Compares two parts of an array that have the same length. */
	static boolean equal(byte[] bytes, int one, int other, int length) {
		int compared = 0;
		while (compared <= length - Long.BYTES) {
			if (at(bytes, one + compared) != at(bytes, other + compared)) {
				return false;
			}
			compared += Long.BYTES;
		}
		if (compared > 0) {
			// The last eight bytes overlap those that have been compared.
			int last = length - Long.BYTES;
			return at(bytes, one + last) == at(bytes, other + last);
		}
		while (compared < length && bytes[one + compared] == bytes[other + compared]) {
			compared++;
		}
		return compared == length;
	}

	/**
	 * Reads the last bytes of a part of an array, as the highest of a long.
	 * @param bytes the array
	 * @param start where the part begins
	 * @param end where it ends, after at least one byte
	 * @return its last eight bytes; if it has less, the lowest are zero
	 */
	static long tail(byte[] bytes, int start, int end) {
		int missing = Long.BYTES - (end - start);
		if (end >= Long.BYTES) {
			long last = at(bytes, end - Long.BYTES);
			int shift = Math.max(0, missing) * Byte.SIZE;
			return (last >>> shift) << shift;
		}
		long tail = 0;
		for (int i = start; i < end; i++) {
			tail |= (bytes[i] & 0xFFL) << ((i - end + Long.BYTES) * Byte.SIZE);
		}
		return tail;
	}

	static long at(byte[] bytes, int index) {
		return (long) LONGS.get(bytes, index);
	}

}
