package io.cdrfacade.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes with SHA-256. */
public final class Sha256 {

	/** Is cloned, as looking up the algorithm takes longer than hashing a short text. */
	private static final MessageDigest UNUSED = digest();

	private Sha256() {
	}

	/**
	 * Hashes a text.
	 * @param text the text, taken as UTF-8
	 * @return its hash, 32 bytes
	 */
	public static byte[] of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Hashes some content.
	 * @param content the content
	 * @return its hash, 32 bytes
	 */
	public static byte[] of(byte[] content) {
		try {
			return ((MessageDigest) UNUSED.clone()).digest(content);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("The JDK's SHA-256 can be cloned", ex);
		}
	}

	/**
	 * Hashes a text, and writes the hash as configurations hold it.
	 * @param text the text, taken as UTF-8
	 * @return its hash as 64 hexadecimal digits
	 */
	public static String hex(String text) {
		return HexFormat.of().formatHex(of(text));
	}

	/**
	 * Shortens a hash to a name, such as a key in a store. Half of it is still too long
	 * to be found twice by chance or by trying.
	 * @param hash a hash of 32 bytes
	 * @return its first half as 32 hexadecimal digits
	 */
	public static String half(byte[] hash) {
		return HexFormat.of().formatHex(hash, 0, hash.length / 2);
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
