package io.cdrfacade.web.proxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What proxies say about a request. {@code Forwarded} (RFC 7239) is read only if there is
 * no {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} or {@code -Port}: a proxy
 * that sets one kind of header forwards the caller's headers of the other kind unchanged.
 *
 * @param clients addresses of their clients, the nearest proxy's last
 * @param scheme the scheme that the caller used, if it is known
 * @param host the host that the caller used, if it is known
 * @param port the port that the caller used, if it has a header of its own
 * @param prefix the beginning of the path that proxies removed, or empty
 */
record ForwardedHeaders(List<String> clients, @Nullable String scheme, @Nullable Authority host, @Nullable Integer port,
		String prefix) {

	private static final String FOR = "X-Forwarded-For";

	private static final String PROTO = "X-Forwarded-Proto";

	private static final String HOST = "X-Forwarded-Host";

	private static final String PORT = "X-Forwarded-Port";

	/** If one of them is there, {@code Forwarded} is not read. */
	private static final List<String> X_HEADERS = List.of(FOR, PROTO, HOST, PORT);

	private static final String PREFIX = "X-Forwarded-Prefix";

	private static final String FORWARDED = "Forwarded";

	private static final String X_BEGINNING = "x-forwarded-";

	/** Segments that all parsers of paths read alike. */
	private static final Pattern PREFIX_PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,16}");

	/** Kept short, as each link of an answer contains it. */
	private static final int MAX_PREFIX = 128;

	/** Tells whether there is any of the headers. */
	static boolean areIn(MimeHeaders headers) {
		for (int i = 0; i < headers.size(); i++) {
			MessageBytes name = headers.getName(i);
			if (name.startsWithIgnoreCase(X_BEGINNING, 0) || name.equalsIgnoreCase(FORWARDED)) {
				return true;
			}
		}
		return false;
	}

	/** Removes the headers, so that nothing else trusts them. */
	static void remove(MimeHeaders headers) {
		X_HEADERS.forEach(headers::removeHeader);
		headers.removeHeader(PREFIX);
		headers.removeHeader(FORWARDED);
	}

	static ForwardedHeaders of(HttpServletRequest request) {
		if (X_HEADERS.stream().allMatch((name) -> request.getHeader(name) == null)) {
			return readForwarded(request);
		}
		return new ForwardedHeaders(list(request, FOR), scheme(list(request, PROTO)), host(list(request, HOST)),
				port(list(request, PORT)), prefix(request));
	}

	private static ForwardedHeaders readForwarded(HttpServletRequest request) {
		List<String> pairs = Collections.list(request.getHeaders(FORWARDED))
			.stream()
			.flatMap((value) -> split(value).stream())
			.toList();
		return new ForwardedHeaders(values(pairs, "for"), scheme(values(pairs, "proto")), host(values(pairs, "host")),
				null, prefix(request));
	}

	private static List<String> values(List<String> pairs, String name) {
		return pairs.stream()
			.map((pair) -> pair.strip().split("=", 2))
			.filter((parts) -> parts.length == 2 && parts[0].equalsIgnoreCase(name))
			.map((parts) -> parts[1].replace("\"", ""))
			.toList();
	}

	/** Splits at commas and semicolons outside of quotes. */
	private static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			quoted ^= text.charAt(i) == '"';
			if (!quoted && (text.charAt(i) == ',' || text.charAt(i) == ';')) {
				parts.add(text.substring(start, i));
				start = i + 1;
			}
		}
		parts.add(text.substring(start));
		return parts;
	}

	private static List<String> list(HttpServletRequest request, String name) {
		return Collections.list(request.getHeaders(name))
			.stream()
			.flatMap((value) -> Stream.of(value.split(",", -1)))
			.map(String::strip)
			.filter((value) -> !value.isEmpty())
			.toList();
	}

	/** The caller's proxy comes first. */
	private static @Nullable String scheme(List<String> values) {
		String scheme = values.isEmpty() ? "" : values.getFirst().toLowerCase(Locale.ROOT);
		return (scheme.equals("http") || scheme.equals("https")) ? scheme : null;
	}

	/** Proxies within a network add names that only they know. */
	private static @Nullable Authority host(List<String> values) {
		List<Authority> hosts = values.stream().map(Authority::read).filter(Objects::nonNull).toList();
		return hosts.stream()
			.filter(Authority::isPublic)
			.findFirst()
			.orElseGet(() -> hosts.isEmpty() ? null : hosts.getFirst());
	}

	private static @Nullable Integer port(List<String> values) {
		return values.isEmpty() ? null : Authority.port(values.getFirst());
	}

	/** Each proxy removes its own part; the first one is the outermost. */
	private static String prefix(HttpServletRequest request) {
		StringBuilder prefix = new StringBuilder();
		list(request, PREFIX).forEach((part) -> prefix.append(StringUtils.trimTrailingCharacter(part, '/')));
		return (prefix.length() <= MAX_PREFIX && PREFIX_PATH.matcher(prefix).matches()) ? prefix.toString() : "";
	}

}
