package io.cdrfacade.web.problem;

import java.util.Arrays;
import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.text.WholeCharacters;

/** Codings of a request's content, such as gzip. No path decodes any. */
public final class ContentCoding {

	/** Stands for content as it is. */
	private static final String NONE = "identity";

	private ContentCoding() {
	}

	/**
	 * Ends the request with a problem if its content has a coding.
	 * @param request the request
	 */
	public static void requireNone(HttpServletRequest request) {
		String codings = String.join(", ", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)));
		if (!Arrays.stream(codings.split(",")).map(String::strip).allMatch(ContentCoding::isNone)) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.ACCEPT_ENCODING, NONE);
			throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE,
					"The content coding `%s` is not decoded. Send the content as it is, without `Content-Encoding`."
						.formatted(WholeCharacters.shortened(ParameterFault.MAX_ECHO, codings)),
					headers);
		}
	}

	private static boolean isNone(String coding) {
		return coding.isEmpty() || coding.equalsIgnoreCase(NONE);
	}

}
