package io.cdrfacade.platform.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;

/**
 * Honours the charset that an answer declares, if it is a Chinese one. All others are
 * read as UTF-8, as servers declare their default charset for answers in UTF-8.
 */
final class BodyCharset {

	private static final Pattern DECLARED = Pattern.compile(";\\s*charset\\s*=\\s*\"?([\\w-]+)",
			Pattern.CASE_INSENSITIVE);

	private BodyCharset() {
	}

	/**
	 * Converts a body to UTF-8.
	 * @param body the body as it came
	 * @param contentType header {@code Content-Type}
	 * @return the body in UTF-8; an incomplete last character is left out
	 * @throws PlatformException.Malformed if the body is not in the declared charset
	 */
	static byte[] toUtf8(byte[] body, @Nullable String contentType) {
		Matcher declared = DECLARED.matcher((contentType != null) ? contentType : "");
		Charset charset = declared.find() ? chinese(declared.group(1).toLowerCase(Locale.ROOT)) : null;
		return (charset != null) ? decoded(body, charset).getBytes(StandardCharsets.UTF_8) : body;
	}

	/** GB18030 holds GBK, which holds GB2312. */
	private static @Nullable Charset chinese(String name) {
		return switch (name) {
			case "gbk", "gb18030", "gb2312", "gb_2312-80", "x-gbk", "cp936", "ms936", "windows-936" ->
				Charset.forName("GB18030");
			case "big5", "big5-hkscs" -> Charset.forName("Big5");
			default -> null;
		};
	}

	private static String decoded(byte[] body, Charset charset) {
		CharsetDecoder decoder = charset.newDecoder();
		CharBuffer text = CharBuffer.allocate((int) (body.length * decoder.maxCharsPerByte()) + 1);
		CoderResult result = decoder.decode(ByteBuffer.wrap(body), text, false);
		if (result.isError()) {
			throw PlatformException.Malformed.lasting("The platform's answer is not in the charset that it declares",
					null);
		}
		return text.flip().toString();
	}

}
