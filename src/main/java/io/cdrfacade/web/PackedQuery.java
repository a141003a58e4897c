package io.cdrfacade.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Packs queries that would make a link too long for a header: a Chinese character has
 * nine bytes in a URL, and about three here. Bytes that a URL has to escape are written
 * as they are, and all of it is compressed.
 */
final class PackedQuery {

	private static final String NAME = "query=";

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	/** As much as the server reads of a request. */
	private static final int LONGEST = 64 * 1024;

	private static final int FIRST_BEYOND_ASCII = 0x80;

	private static final byte DELETE = 0x7F;

	private PackedQuery() {
	}

	/**
	 * Packs a query.
	 * @param query a query, encoded
	 * @return a parameter that stands for it
	 */
	static String pack(String query) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
			for (int i = 0; i < query.length(); i++) {
				int value = (query.charAt(i) == '%') ? HexFormat.fromHexDigits(query, i + 1, i + 3) : 0;
				boolean raw = value >= FIRST_BEYOND_ASCII;
				out.write(raw ? value : query.charAt(i));
				i += raw ? 2 : 0;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return NAME + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
	}

	/** Whether a query may have a part to unpack. */
	static boolean isIn(String query) {
		return query.contains(NAME);
	}

	/**
	 * Unpacks a query. No link has more than one packed part, so that further ones are
	 * left as they are: hundreds of them would become a thousand times as long.
	 * @param query the query of a request
	 * @return the query that it stands for; what cannot be unpacked is left as it is
	 */
	static String unpack(String query) {
		StringJoiner pairs = new StringJoiner("&");
		boolean first = true;
		for (String pair : query.split("&", -1)) {
			boolean packed = first && pair.startsWith(NAME);
			pairs.add(packed ? unpackPair(pair) : pair);
			first &= !packed;
		}
		return pairs.toString();
	}

	private static String unpackPair(String pair) {
		try {
			byte[] packed = Base64.getUrlDecoder().decode(pair.substring(NAME.length()));
			byte[] bytes = inflate(packed);
			return (bytes.length <= LONGEST) ? encode(bytes) : pair;
		}
		catch (IllegalArgumentException | IOException ex) {
			return pair;
		}
	}

	/** Closed, as its memory outside the heap would stay until a collection. */
	private static byte[] inflate(byte[] packed) throws IOException {
		try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
			return in.readNBytes(LONGEST + 1);
		}
	}

	/** What a URL cannot hold comes from no link of ours, but could end a header. */
	private static String encode(byte[] bytes) {
		StringBuilder query = new StringBuilder();
		for (byte next : bytes) {
			if (next <= ' ' || next == DELETE) {
				query.append('%').append(HEX.toHexDigits(next));
			}
			else {
				query.append((char) next);
			}
		}
		return query.toString();
	}

}
