package io.cdrfacade.platform.wire;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.cdrfacade.platform.settings.FormEncoding;

/**
 * Form data as bytes. No value can end its own field or start another one.
 *
 * @param contentType the media type, with the boundary
 * @param bytes the body, to be left unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // Sent, never compared.
record FormBody(String contentType, byte[] bytes) {

	private static final Map<Field, byte[]> HEADS = heads();

	private static final byte[] LINE_END = { '\r', '\n' };

	private static final byte[] CLOSE = { '-', '-', '\r', '\n' };

	private static Map<Field, byte[]> heads() {
		Map<Field, byte[]> heads = new EnumMap<>(Field.class);
		for (Field field : Field.values()) {
			String head = "\r\nContent-Disposition: form-data; name=\"" + field.wireName() + "\"\r\n\r\n";
			heads.put(field, head.getBytes(StandardCharsets.US_ASCII));
		}
		return heads;
	}

	static FormBody of(Form form, FormEncoding encoding) {
		return switch (encoding) {
			case MULTIPART -> multipart(form, FormBody::boundary);
			case URLENCODED -> urlencoded(form);
		};
	}

	/**
	 * Writes parts as curl does, with nothing but a name and UTF-8 bytes.
	 * @param form the fields
	 * @param boundaries makes boundaries until one occurs in no value
	 * @return the body
	 */
	static FormBody multipart(Form form, Supplier<String> boundaries) {
		String boundary = boundaries.get();
		while (occurs(boundary, form)) {
			boundary = boundaries.get();
		}
		byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
		List<byte[]> pieces = new ArrayList<>(4 * form.values().size() + 2);
		form.values().forEach((field, value) -> {
			pieces.add(delimiter);
			pieces.add(Objects.requireNonNull(HEADS.get(field)));
			pieces.add(value.getBytes(StandardCharsets.UTF_8));
			pieces.add(LINE_END);
		});
		pieces.add(delimiter);
		pieces.add(CLOSE);
		return new FormBody("multipart/form-data; boundary=" + boundary, joined(pieces));
	}

	private static byte[] joined(List<byte[]> pieces) {
		int length = 0;
		for (byte[] piece : pieces) {
			length += piece.length;
		}
		ByteBuffer body = ByteBuffer.allocate(length);
		pieces.forEach(body::put);
		return body.array();
	}

	/** Need not be secret, as a boundary that occurs in a value is not used. */
	private static String boundary() {
		return "cdr-facade-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
	}

	private static boolean occurs(String boundary, Form form) {
		for (String value : form.values().values()) {
			if (value.contains(boundary)) {
				return true;
			}
		}
		return false;
	}

	private static FormBody urlencoded(Form form) {
		String body = form.values()
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey().wireName() + "="
					+ URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return new FormBody("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
	}

	/** Leaves out the bytes, which are secrets and phone numbers. */
	@Override
	public String toString() {
		return "FormBody[" + this.bytes.length + " bytes]";
	}

}
