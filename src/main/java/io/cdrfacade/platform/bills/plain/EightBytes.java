package io.cdrfacade.platform.bills.plain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Scans bytes of JSON eight at a time. */
final class EightBytes {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101_0101_0101_0101L;

	private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

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
	 * Marks bytes that are not plain by their high bit. The first mark is never wrong.
	 */
	private static long special(long bytes) {
		return (bytes | bytes - ' ' * ONES | (bytes ^ '"' * ONES) - ONES | (bytes ^ '\\' * ONES) - ONES) & HIGH_BITS;
	}

	private static boolean isPlain(byte character) {
		return character >= ' ' && character != '"' && character != '\\';
	}

	private static long at(byte[] bytes, int index) {
		return (long) LONGS.get(bytes, index);
	}

}
