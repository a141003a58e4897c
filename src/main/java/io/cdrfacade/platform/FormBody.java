package io.cdrfacade.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Form data as bytes. Whatever a value holds, it cannot end its own field or start
 * another one.
 */
final class FormBody {

	private final String contentType;

	private final byte[] bytes;

	private FormBody(String contentType, byte[] bytes) {
		this.contentType = contentType;
		this.bytes = bytes;
	}

	static FormBody of(Form form, FormEncoding encoding) {
		return switch (encoding) {
			case MULTIPART -> multipart(form, () -> UUID.randomUUID().toString());
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
		StringBuilder body = new StringBuilder(2048);
		for (Map.Entry<Field, String> entry : form.values().entrySet()) {
			body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
			body.append(entry.getKey().wireName()).append("\"\r\n\r\n").append(entry.getValue()).append("\r\n");
		}
		body.append("--").append(boundary).append("--\r\n");
		return new FormBody("multipart/form-data; boundary=" + boundary,
				body.toString().getBytes(StandardCharsets.UTF_8));
	}

	String contentType() {
		return this.contentType;
	}

	/** The body, to be left unchanged. */
	byte[] bytes() {
		return this.bytes;
	}

	private static boolean occurs(String boundary, Form form) {
		return form.values().values().stream().anyMatch((value) -> value.contains(boundary));
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
