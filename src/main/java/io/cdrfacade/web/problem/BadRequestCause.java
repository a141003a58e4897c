package io.cdrfacade.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Finds what is wrong with a request that the server or the firewall refused. */
final class BadRequestCause {

	private static final StringManager SERVER = StringManager.getManager("org.apache.coyote.http11");

	private static final String TARGET = beginning("iib.invalidRequestTarget");

	private static final String METHOD = beginning("iib.invalidmethod");

	private static final String PROTOCOL = beginning("iib.invalidHttpProtocol");

	private static final String TOO_LARGE = beginning("iib.requestheadertoolarge.error");

	/** The first byte of a TLS handshake, as the server shows it. */
	private static final String HANDSHAKE = "0x16";

	private static final String RAW = "The URL holds a character that must be percent-encoded, "
			+ "such as a blank, a quote, < or > or a letter beyond ASCII.";

	private static final Map<Pattern, String> PATHS = paths();

	private static final Pattern LENGTH = Pattern.compile("[0-9]+");

	private BadRequestCause() {
	}

	private static Map<Pattern, String> paths() {
		Map<Pattern, String> paths = new LinkedHashMap<>();
		paths.put(Pattern.compile("//"), "The path holds a double slash (`//`).");
		paths.put(Pattern.compile(";"), "The path holds a parameter, which begins with `;`.");
		paths.put(Pattern.compile("%(?![0-9A-Fa-f]{2})"), "The path holds a `%` that begins no escape sequence.");
		paths.put(Pattern.compile("(?i)%(?:2f|5c)|\\\\"), "The path holds a slash that is escaped, or a backslash.");
		paths.put(Pattern.compile("(?i)/(?:\\.|%2e){1,2}(?:/|$)"), "The path holds `.` or `..` as a segment.");
		paths.put(Pattern.compile("[^\\x21-\\x7E]"), RAW);
		paths.put(Pattern.compile("%"), "The path holds an escape sequence that no path of the API does.");
		return paths;
	}

	/**
	 * The beginning of a text of the server, which is in the language of the machine.
	 */
	private static String beginning(String key) {
		return SERVER.getString(key, "\0").split("\0", 2)[0];
	}

	/**
	 * Finds the cause: in the first line of the request, else in its headers, else in its
	 * path.
	 * @param request the request, perhaps read in part only
	 * @param path its path as far as it is known
	 * @param thrown the fault that the server found, if there is one
	 * @return the cause for the caller
	 */
	static String of(HttpServletRequest request, @Nullable String path, @Nullable Throwable thrown) {
		return Optional.ofNullable(thrown)
			.map(Throwable::getMessage)
			.map(BadRequestCause::ofLine)
			.or(() -> Optional.ofNullable(ofHeaders(request, thrown)))
			.or(() -> Optional.ofNullable(path).map(BadRequestCause::ofPath))
			.orElseGet(ProblemCode.BAD_REQUEST::cause);
	}

	private static @Nullable String ofLine(String message) {
		if (message.startsWith(METHOD)) {
			return message.contains(HANDSHAKE)
					? "This port speaks plain HTTP, and the connection begins with TLS: use http:// or the port of https."
					: "The first line of the request begins with no HTTP method.";
		}
		if (message.startsWith(TOO_LARGE)) {
			return "The URL and the headers together are larger than the server reads.";
		}
		// Without an escape, a blank ends the URL and the rest is taken for the protocol.
		return (message.startsWith(TARGET) || message.startsWith(PROTOCOL)) ? RAW : null;
	}

	private static @Nullable String ofHeaders(HttpServletRequest request, @Nullable Throwable thrown) {
		String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
		if (length != null && !LENGTH.matcher(length).matches()) {
			return "The header `Content-Length` is no number.";
		}
		if (thrown instanceof IllegalArgumentException) {
			return "A header line is not valid HTTP.";
		}
		return "HTTP/1.1".equals(request.getProtocol()) ? ofHost(request) : null;
	}

	private static @Nullable String ofHost(HttpServletRequest request) {
		var hosts = request.getHeaders(HttpHeaders.HOST);
		if (!hosts.hasMoreElements()) {
			return "The header `Host` is missing.";
		}
		hosts.nextElement();
		return hosts.hasMoreElements() ? "The header `Host` is there more than once." : null;
	}

	static @Nullable String ofPath(String path) {
		return PATHS.entrySet()
			.stream()
			.filter((fault) -> fault.getKey().matcher(path).find())
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

}
