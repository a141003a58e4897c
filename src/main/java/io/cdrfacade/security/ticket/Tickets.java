package io.cdrfacade.security.ticket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.hash.Hmac;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.security.TicketReader;

/**
 * Makes tickets and reads them: until when they are valid, the caller with their rights,
 * and an HMAC of both and the path. So no replica has to remember tickets, and no caller
 * can forge one or use it for another path.
 */
final class Tickets implements TicketReader {

	/** Bytes of the HMAC that a ticket holds. */
	private static final int CODE = 16;

	private static final int NEARLY_A_SECOND = 999_999_999;

	/** How far the clocks of replicas may be apart. */
	private static final Duration SKEW = Duration.ofMinutes(1);

	private final Hmac hmac;

	private final Duration lifetime;

	private final Clock clock;

	/**
	 * Makes and reads the tickets of one configuration.
	 * @param hmac has the same key on all replicas
	 * @param lifetime how long a ticket is valid
	 * @param clock tells when a ticket ends
	 */
	Tickets(Hmac hmac, Duration lifetime, Clock clock) {
		this.hmac = hmac;
		this.lifetime = lifetime;
		this.clock = clock;
	}

	/** When a ticket ends that is made now: at a full second, rounded up. */
	Instant end() {
		return this.clock.instant().plus(this.lifetime).plusNanos(NEARLY_A_SECOND).truncatedTo(ChronoUnit.SECONDS);
	}

	String write(Caller caller, String path, Instant end) {
		byte[] content = bytes((out) -> {
			out.writeLong(end.getEpochSecond());
			out.writeUTF(caller.name());
			out.writeUTF(caller.scopes().stream().map(Scope::word).collect(Collectors.joining(" ")));
			out.writeUTF(String.join(" ", caller.accounts()));
		});
		ByteBuffer ticket = ByteBuffer.allocate(content.length + CODE).put(content).put(code(path, content));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket.array());
	}

	@Override
	public @Nullable Caller holder(String ticket, String path) {
		byte[] bytes = decode(ticket);
		int end = bytes.length - CODE;
		if (end < 0) {
			return null;
		}
		byte[] content = Arrays.copyOf(bytes, end);
		boolean whole = MessageDigest.isEqual(code(path, content), Arrays.copyOfRange(bytes, end, bytes.length));
		return whole ? read(content) : null;
	}

	private @Nullable Caller read(byte[] content) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
			if (!isValid(Instant.ofEpochSecond(in.readLong()))) {
				return null;
			}
			return new Caller(in.readUTF(), scopes(in.readUTF()), words(in.readUTF()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A ticket with a valid code can be read", ex);
		}
	}

	/** One that ends too late is from before the clock was set back. */
	private boolean isValid(Instant end) {
		Instant now = this.clock.instant();
		return now.isBefore(end) && !end.isAfter(now.plus(this.lifetime).plus(SKEW));
	}

	/** Another version may know scopes that this one does not. */
	private static Set<Scope> scopes(String text) {
		return words(text).stream().map(Scope::of).flatMap(Optional::stream).collect(Collectors.toSet());
	}

	private static Set<String> words(String text) {
		return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" ")));
	}

	private byte[] code(String path, byte[] content) {
		byte[] signed = bytes((out) -> {
			out.writeUTF(path);
			out.write(content);
		});
		return Arrays.copyOf(this.hmac.code(signed), CODE);
	}

	private static byte[] bytes(Content content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			content.write(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Memory can be written", ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] decode(String ticket) {
		try {
			return Base64.getUrlDecoder().decode(ticket);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private interface Content {

		void write(DataOutputStream out) throws IOException;

	}

}
