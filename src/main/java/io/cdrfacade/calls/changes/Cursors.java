package io.cdrfacade.calls.changes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.hash.Hmac;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.AccountHmacs;

/**
 * Writes positions as cursors, and reads them: a version, the position, and an HMAC of
 * both and the account. So no replica has to remember cursors, and no caller can forge
 * one or use it for another account.
 */
@Component
final class Cursors {

	/** Longer than any cursor. */
	static final int MAX_LENGTH = 100;

	private static final byte VERSION = 1;

	private static final int CONTENT = 1 + 3 * Long.BYTES;

	/** Bytes of the HMAC that a cursor holds. */
	private static final int CODE = 16;

	private static final long NO_TIME = Long.MIN_VALUE;

	private final AccountHmacs hmacs;

	/** Made with the configured secret; {@code null} if there is none. */
	private final @Nullable Hmac configured;

	Cursors(AccountHmacs hmacs, ChangesProperties properties) {
		this.hmacs = hmacs;
		String secret = properties.cursorSecret();
		this.configured = (secret != null && !secret.isBlank()) ? Hmac.withKey(secret) : null;
	}

	String write(Account account, Position position) {
		long since = (position.since() != null) ? position.since().toEpochMilli() : NO_TIME;
		ByteBuffer cursor = ByteBuffer.allocate(CONTENT + CODE)
			.put(VERSION)
			.putLong(position.id())
			.putLong(position.time().toEpochMilli())
			.putLong(since);
		cursor.put(code(account, cursor.array()));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
	}

	/** The position, or {@code null} if this is no cursor of the account. */
	@Nullable Position read(Account account, String cursor) {
		byte[] bytes = decode(cursor);
		if (bytes.length != CONTENT + CODE || bytes[0] != VERSION) {
			return null;
		}
		byte[] sent = Arrays.copyOfRange(bytes, CONTENT, bytes.length);
		return MessageDigest.isEqual(sent, code(account, bytes)) ? position(bytes) : null;
	}

	private static Position position(byte[] bytes) {
		ByteBuffer content = ByteBuffer.wrap(bytes, 1, CONTENT - 1);
		long id = content.getLong();
		Instant time = Instant.ofEpochMilli(content.getLong());
		long since = content.getLong();
		return new Position(id, time, (since != NO_TIME) ? Instant.ofEpochMilli(since) : null);
	}

	/** The code of the content of a cursor and the account. */
	private byte[] code(Account account, byte[] cursor) {
		byte[] name = account.name().getBytes(StandardCharsets.UTF_8);
		byte[] signed = ByteBuffer.allocate(CONTENT + name.length).put(cursor, 0, CONTENT).put(name).array();
		Hmac hmac = (this.configured != null) ? this.configured : this.hmacs.of(account);
		return Arrays.copyOf(hmac.code(signed), CODE);
	}

	private static byte[] decode(String cursor) {
		try {
			return Base64.getUrlDecoder().decode(cursor);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}
