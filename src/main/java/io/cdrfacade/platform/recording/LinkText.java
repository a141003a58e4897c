package io.cdrfacade.platform.recording;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import io.cdrfacade.platform.settings.HostNames;

/**
 * Reads a link to a recording, and builds it again from the parts that were understood,
 * so that what is checked is what is fetched. Spring's {@code UriComponentsBuilder} also
 * takes users, odd hosts and backslashes, and would encode escapes twice.
 */
final class LinkText {

	private static final int LONGEST = 8192;

	private static final Pattern PARTS = Pattern.compile(
			"(https?)://(\\[[0-9a-f:.]{2,45}]|[^/?#:@\\[\\]%\\s]+)(?::([0-9]{1,5}))?([/?][^#]*)?(?:#.*)?",
			Pattern.CASE_INSENSITIVE);

	/** Parsers of links do not agree on these. */
	private static final Pattern AMBIGUOUS = Pattern.compile("[\\p{Cntrl}\\\\]");

	private static final int PORTS = 65_536;

	/** What a path and a query cannot hold; escape sequences stay as they are. */
	private static final Pattern RAW = Pattern.compile("%(?![0-9a-fA-F]{2})|[^%0-9a-zA-Z._~:/?@!$&'()*+,;=-]+");

	private LinkText() {
	}

	/**
	 * Reads a link.
	 * @param text what the platform gave
	 * @return the link with its host in canonical form, or {@code null} if it is none
	 * over HTTP, or holds a user
	 */
	static @Nullable URI parse(String text) {
		Matcher parts = PARTS.matcher(text.strip());
		if (text.length() > LONGEST || AMBIGUOUS.matcher(text.strip()).find() || !parts.matches()) {
			return null;
		}
		String host = HostNames.canonical(parts.group(2));
		int port = (parts.group(3) != null) ? Integer.parseInt(parts.group(3)) : -1;
		if (host == null || port == 0 || port >= PORTS) {
			return null;
		}
		String path = (parts.group(4) != null) ? encoded(parts.group(4)) : "/";
		if (path.length() > LONGEST) {
			return null;
		}
		return URI
			.create(parts.group(1).toLowerCase(Locale.ROOT) + "://" + (host.contains(":") ? "[" + host + "]" : host)
					+ ((port > 0) ? ":" + port : "") + (path.startsWith("?") ? "/" + path : path));
	}

	/** The platform sends links with raw blanks and Chinese. */
	private static String encoded(String path) {
		return RAW.matcher(path).replaceAll((raw) -> UriUtils.encode(raw.group(), StandardCharsets.UTF_8));
	}

}
