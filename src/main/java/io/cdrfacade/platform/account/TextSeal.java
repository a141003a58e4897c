package io.cdrfacade.platform.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.hash.Hmac;
import io.cdrfacade.hash.Sha256;
import io.cdrfacade.platform.settings.AccountSettings;

/**
 * Makes texts of an account unreadable without its access key: AES-GCM with a key that
 * HKDF derives from the access key. A text is bound to its purpose, its account and its
 * subject, and cannot be opened for another one. Spring Security's encryptors take no
 * associated data to bind a text to, so this is our own.
 */
public final class TextSeal {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BYTES = 16;

	private static final int KEY_BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final SecretKey key;

	private final Hmac marks;

	private final byte[] binding;

	private TextSeal(SecretKey key, Hmac marks, byte[] binding) {
		this.key = key;
		this.marks = marks;
		this.binding = binding;
	}

	/**
	 * The seal for one kind of text of an account.
	 * @param purpose what the texts are
	 * @param account whose texts they are
	 * @return a seal that all replicas have alike
	 */
	public static TextSeal of(String purpose, AccountSettings account) {
		byte[] binding = bytes("cdr-facade 1\n" + purpose + "\n" + account.url() + "\n" + account.appId());
		try {
			byte[] keys = KDF.getInstance("HKDF-SHA256")
				.deriveData(HKDFParameterSpec.ofExtract()
					.addIKM(bytes(account.accessKey().value()))
					.thenExpand(binding, 2 * KEY_BYTES));
			return new TextSeal(new SecretKeySpec(keys, 0, KEY_BYTES, "AES"),
					new Hmac(Arrays.copyOfRange(keys, KEY_BYTES, keys.length)), binding);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No key can be derived", ex);
		}
	}

	/**
	 * The seal for texts about one thing only.
	 * @param subject what the texts are about
	 * @return a seal that opens no texts about anything else
	 */
	public TextSeal about(String subject) {
		byte[] more = bytes("\n" + subject);
		byte[] narrowed = ByteBuffer.allocate(this.binding.length + more.length).put(this.binding).put(more).array();
		return new TextSeal(this.key, this.marks, narrowed);
	}

	/**
	 * Identifies purpose, account and subject; cannot be computed without the access key.
	 * @return 32 hexadecimal digits
	 */
	public String mark() {
		return Sha256.half(this.marks.code(this.binding));
	}

	/**
	 * Identifies purpose and account without revealing them; the same with every access
	 * key.
	 */
	String fingerprint() {
		return Sha256.half(Sha256.of(this.binding));
	}

	/**
	 * Seals a text.
	 * @param text the text
	 * @return the sealed text in base64, different each time
	 */
	public String close(String text) {
		byte[] nonce = new byte[NONCE_BYTES];
		RANDOM.nextBytes(nonce);
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(bytes(text));
			return Base64.getEncoder()
				.encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No text can be sealed", ex);
		}
	}

	/**
	 * Opens a sealed text.
	 * @param sealed a text of unknown origin
	 * @return the text, or {@code null} if it was changed or sealed for something else
	 */
	public @Nullable String open(String sealed) {
		try {
			byte[] bytes = Base64.getDecoder().decode(sealed);
			if (bytes.length < NONCE_BYTES + TAG_BYTES) {
				return null;
			}
			byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
			byte[] text = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
			return new String(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException | GeneralSecurityException ex) {
			return null;
		}
	}

	private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
		cipher.updateAAD(this.binding);
		return cipher;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
