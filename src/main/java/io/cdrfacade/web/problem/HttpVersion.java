package io.cdrfacade.web.problem;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Tells whether a client can see that an answer without a length was cut off. HTTP/1.1
 * and later mark the end of such an answer. In older versions the connection is just
 * closed, and a cut looks like the end.
 */
public final class HttpVersion {

	private static final Set<String> WITHOUT_ENDS = Set.of("HTTP/1.0", "HTTP/0.9", "");

	private HttpVersion() {
	}

	/**
	 * Tells whether the client would see that an answer without a length was cut off.
	 * @param request the request
	 * @return whether the client would see it, or the answer has no content
	 */
	public static boolean showsCuts(HttpServletRequest request) {
		return HttpMethod.HEAD.matches(request.getMethod()) || !WITHOUT_ENDS.contains(request.getProtocol());
	}

	/**
	 * Refuses an answer that could be taken for whole when it is not.
	 * @return the problem to end the request with
	 */
	public static ProblemException tooOld() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.UPGRADE, "HTTP/1.1");
		headers.set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
		return new ProblemException(ProblemCode.HTTP_VERSION_TOO_OLD,
				"Ask over HTTP/1.1 or later: over HTTP/1.0 an answer that was cut off looks whole. "
						+ "Each proxy on the way has to speak it, too (nginx: `proxy_http_version 1.1`).",
				headers);
	}

}
