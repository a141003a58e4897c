package io.cdrfacade.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC with SHA-256: a code for some content that only those who have the key can
 * compute.
 */
public final class Hmac {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	public Hmac(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/**
	 * Takes a text as the key.
	 * @param key the key, not empty
	 * @return the HMAC with this key
	 */
	public static Hmac withKey(String key) {
		return new Hmac(key.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Computes the code of some content.
	 * @param content the content
	 * @return the code, 32 bytes
	 */
	public byte[] code(byte[] content) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal(content);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has " + ALGORITHM, ex);
		}
	}

}
