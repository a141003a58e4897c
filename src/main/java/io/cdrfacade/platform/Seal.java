package io.cdrfacade.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes codes that nobody without the key can make: HMAC with SHA-256. */
public final class Seal {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	public Seal(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/**
	 * Makes a seal.
	 * @param secret its key, not empty
	 * @return the seal
	 */
	public static Seal of(String secret) {
		return new Seal(secret.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Makes the code of a content.
	 * @param content the content
	 * @return the code, 32 bytes
	 */
	public byte[] over(byte[] content) {
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
