package io.cdrfacade.platform.wire;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

import io.cdrfacade.platform.PlatformException;

/**
 * Finds the envelope in the body of an answer and reads it, without a tree in between.
 * PHP can print notices or a byte-order mark before it, and anything after it. Only a
 * whole envelope counts, as that alone shows that the body is whole.
 */
public final class EnvelopeReader {

	/** Numbers of any length are accepted, but only short ones are read. */
	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(
				StreamReadConstraints.builder().maxNestingDepth(200).maxNumberLength(Integer.MAX_VALUE).build())
		.build();

	/** How many objects behind other text are tried. */
	private static final int MAX_STARTS = 16;

	private EnvelopeReader() {
	}

	/**
	 * Reads the envelope.
	 * @param body the body of an answer
	 * @param reader reads the result
	 * @return the envelope
	 * @throws PlatformException.Malformed if there is none, or none that is whole and of
	 * the known shape
	 */
	public static <T> Envelope<T> read(byte[] body, ResultReader<T> reader) {
		int start = skipMarkAndBlanks(body);
		if (start == body.length) {
			throw PlatformException.Malformed.accidental("The platform's answer is empty", null);
		}
		Envelope<T> envelope = (body[start] == '{') ? first(body, start, reader) : behindText(body, start, reader);
		if (envelope == null) {
			throw malformed(isGzip(body) ? "is compressed, unasked" : "holds no envelope");
		}
		return envelope;
	}

	private static boolean isGzip(byte[] body) {
		return body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
	}

	private static <T> @Nullable Envelope<T> first(byte[] body, int start, ResultReader<T> reader) {
		T plain = reader.plain(body, start);
		return (plain != null) ? new Envelope.Success<>(plain) : attempt(body, start, reader).envelope();
	}

	private static <T> @Nullable Envelope<T> behindText(byte[] body, int from, ResultReader<T> reader) {
		int start = nextObject(body, from);
		for (int i = 0; i < MAX_STARTS && start < body.length; i++) {
			Attempt<T> attempt = attempt(body, start, reader);
			if (attempt.envelope() != null) {
				return attempt.envelope();
			}
			start = nextObject(body, attempt.end());
		}
		return null;
	}

	/**
	 * Tries to read an envelope from a position on. An object that runs out of input, or
	 * breaks after it has shown to be an envelope, ends the search: what lies inside of
	 * it must not be taken for the whole.
	 */
	private static <T> Attempt<T> attempt(byte[] body, int start, ResultReader<T> reader) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body, start, body.length - start)) {
			EnvelopeParse<T> parse = new EnvelopeParse<>(parser, reader);
			try {
				parse.read();
				int length = (int) parser.currentLocation().getByteOffset();
				if (!parse.hasRet()) {
					return new Attempt<>(null, start + Math.max(length, 1));
				}
				// The parser also reads UTF-16 and UTF-32, and counts no bytes then.
				if (length < 0 || !isUtf8(body, start, start + length)) {
					throw malformed("is not UTF-8");
				}
				return new Attempt<>(parse.envelope(), start + length);
			}
			catch (JacksonException ex) {
				if (isCutOff(ex, parser, body, start)) {
					throw PlatformException.Malformed.accidental("The platform's answer is cut off", null);
				}
				if (parse.hasRet()) {
					throw malformed(isUtf8(body, start, body.length) ? "is not JSON" : "is not UTF-8");
				}
				return new Attempt<>(null, start + 1);
			}
		}
	}

	/**
	 * Whether an answer ends too early. The parser does not report every cut as an
	 * unexpected end: it reports {@code nul} as an unknown word. So a fault at the very
	 * end counts as a cut, too, unless the body ends with a closing bracket.
	 */
	private static boolean isCutOff(JacksonException fault, JsonParser parser, byte[] body, int start) {
		byte last = body[body.length - 1];
		boolean atEnd = parser.currentLocation().getByteOffset() >= body.length - start;
		return fault instanceof UnexpectedEndOfInputException || (atEnd && last != '}' && last != ']');
	}

	/** The parser also takes overlong sequences, which can hide characters. */
	public static boolean isUtf8(byte[] bytes, int start, int end) {
		return ByteBufUtil.isText(Unpooled.wrappedBuffer(bytes), start, end - start, StandardCharsets.UTF_8);
	}

	private static int skipMarkAndBlanks(byte[] body) {
		int start = 0;
		while (start < body.length && (isBlank(body[start]) || isMark(body, start))) {
			start += (body[start] < 0) ? 3 : 1;
		}
		return start;
	}

	public static boolean isBlank(byte character) {
		return character == ' ' || character == '\n' || character == '\r' || character == '\t';
	}

	private static boolean isMark(byte[] body, int at) {
		return at + 2 < body.length && body[at] == (byte) 0xEF && body[at + 1] == (byte) 0xBB
				&& body[at + 2] == (byte) 0xBF;
	}

	/** Where the next object with a name in it may begin; the end if there is none. */
	private static int nextObject(byte[] body, int from) {
		for (int i = from; i < body.length; i++) {
			if (body[i] == '{') {
				int next = i + 1;
				while (next < body.length && isBlank(body[next])) {
					next++;
				}
				if (next == body.length || body[next] == '"') {
					return i;
				}
			}
		}
		return body.length;
	}

	private static PlatformException.Malformed malformed(String how) {
		return PlatformException.Malformed.lasting("The platform's answer " + how, null);
	}

	/**
	 * What came of trying one object.
	 *
	 * @param envelope the envelope, if it was one
	 * @param end where to go on if not
	 */
	private record Attempt<T>(@Nullable Envelope<T> envelope, int end) {
	}

}
