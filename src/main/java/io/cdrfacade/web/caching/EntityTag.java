package io.cdrfacade.web.caching;

import java.util.Enumeration;
import java.util.HexFormat;
import java.util.regex.Pattern;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * A strong entity tag (RFC 9110): the same bytes have the same tag, on every replica, and
 * other bytes have another one. It is no signature: an attacker could make two contents
 * with one tag.
 *
 * @param value the tag in its quotes, as in the header {@code ETag}
 */
public record EntityTag(String value) {

	/** Stands for a content without a tag: only {@code *} is about it. */
	public static final EntityTag NONE = new EntityTag("*");

	/**
	 * XXH3: tags need no protection against attackers, and SHA-256 of a large page takes
	 * as long as all the rest on processors without instructions for it.
	 */
	private static final Hasher128 HASHER = Hashing.xxh3_128();

	private static final HexFormat HEX = HexFormat.of();

	/**
	 * A tag without the prefix of weak tags, as the comparison is weak, and without the
	 * suffix that we or proxies add for compressed answers.
	 */
	private static final Pattern TAG = Pattern.compile("\"(?<plain>[^\"]*?)(?:[-;:](?:gzip|br|zstd|deflate))?\"");

	/**
	 * Makes the tag of a content.
	 * @param content the content
	 * @return its tag
	 */
	public static EntityTag of(byte[] content) {
		HashValue128 hash = HASHER.hashBytesTo128Bits(content);
		return new EntityTag('"' + HEX.toHexDigits(hash.getMostSignificantBits())
				+ HEX.toHexDigits(hash.getLeastSignificantBits()) + '"');
	}

	/**
	 * The tag of the same content, compressed: other bytes need another one.
	 * @return that tag
	 */
	EntityTag compressed() {
		return new EntityTag(this.value.substring(0, this.value.length() - 1) + "-gzip\"");
	}

	/**
	 * Tells whether a caller has the content already.
	 * @param request a request that reads
	 * @return whether its header {@code If-None-Match} holds this tag, plain or
	 * compressed, or {@code *}
	 */
	public boolean isKnownTo(HttpServletRequest request) {
		Enumeration<String> headers = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
		while (headers.hasMoreElements()) {
			if (isIn(headers.nextElement())) {
				return true;
			}
		}
		return false;
	}

	private boolean isIn(String header) {
		return this.value.equals(header) || "*".equals(header.strip())
				|| TAG.matcher(header).results().anyMatch((tag) -> this.value.equals('"' + tag.group("plain") + '"'));
	}

}
