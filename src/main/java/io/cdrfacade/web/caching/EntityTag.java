package io.cdrfacade.web.caching;

import java.util.Enumeration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * A strong entity tag (RFC 9110): the same bytes have the same tag, on every replica, and
 * other bytes have another one, unless somebody goes to lengths to find two that do not.
 *
 * @param value the tag in its quotes, as in the header {@code ETag}
 */
public record EntityTag(String value) {

	/** With the mark of a weak tag left out: the comparison is weak. */
	private static final Pattern TAG = Pattern.compile("\"[^\"]*\"");

	/**
	 * Makes the tag of a content.
	 * @param content the content
	 * @return its tag
	 */
	public static EntityTag of(byte[] content) {
		return new EntityTag('"' + ContentHash.of(content) + '"');
	}

	/**
	 * Tells whether a caller has the content already.
	 * @param request a request that reads
	 * @return whether its header {@code If-None-Match} holds this tag, or {@code *}
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
				|| TAG.matcher(header).results().map(MatchResult::group).anyMatch(this.value::equals);
	}

}
