package io.cdrfacade.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Answers that were damaged on their way, or that no server would write. */
public final class Mutations {

	private static final List<String> VALUES = List.of("null", "true", "false", "0", "-1", "1e999", "\"\"", "\"0\"",
			"[]", "{}", "[[", "}}", "\"\\ud800\"", "99999999999999999999", "0.5", "{\"ret\":200}",
			"\"2019-02-30 00:00:00\"", "NaN", "'", "\\", "\0", "/*", ",", ":", "\"ret\"");

	private Mutations() {
	}

	public static byte[] mutated(byte[] bytes, Random random) {
		if (bytes.length == 0) {
			return bytes;
		}
		int at = random.nextInt(bytes.length);
		int to = Math.min(bytes.length, at + random.nextInt(20));
		return switch (random.nextInt(6)) {
			case 0 -> Arrays.copyOf(bytes, at);
			case 1 -> spliced(bytes, at, at + 1, new byte[] { (byte) random.nextInt(256) });
			case 2 -> spliced(bytes, at, to, new byte[0]);
			case 3 -> spliced(bytes, at, at, value(random));
			case 4 -> valueSwapped(bytes, at, random);
			default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
		};
	}

	/** Puts another value behind the next colon. */
	private static byte[] valueSwapped(byte[] bytes, int from, Random random) {
		int start = from;
		while (start < bytes.length && bytes[start] != ':') {
			start++;
		}
		int end = start;
		while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}') {
			end++;
		}
		return (end == bytes.length) ? bytes : spliced(bytes, start + 1, end, value(random));
	}

	private static byte[] value(Random random) {
		return VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] spliced(byte[] bytes, int start, int end, byte[] piece) {
		byte[] result = new byte[bytes.length - (end - start) + piece.length];
		System.arraycopy(bytes, 0, result, 0, start);
		System.arraycopy(piece, 0, result, start, piece.length);
		System.arraycopy(bytes, end, result, start + piece.length, bytes.length - end);
		return result;
	}

	public static Arbitrary<String> json() {
		Arbitrary<String> scalar = Arbitraries.oneOf(Arbitraries.of(VALUES.subList(0, 10)),
				Arbitraries.longs().map(String::valueOf), Arbitraries.doubles().map(String::valueOf),
				Arbitraries.strings().alpha().ofMaxLength(5).map((text) -> "\"" + text + "\""));
		Arbitrary<String> name = Arbitraries.of("ret", "data", "msg", "status", "result", "errors", "code",
				"totalitems", "bills", "0", "1", "id", "starttime", "answertime", "direction", "userid", "token", "x");
		return Arbitraries.recursive(() -> scalar, (inner) -> Arbitraries.oneOf(inner,
				inner.list().ofMaxSize(3).map((items) -> "[" + String.join(",", items) + "]"),
				Arbitraries.maps(name, inner)
					.ofMaxSize(4)
					.map((map) -> "{" + String.join(",",
							map.entrySet().stream().map((e) -> "\"" + e.getKey() + "\":" + e.getValue()).toList())
							+ "}")),
				0, 4);
	}

}
