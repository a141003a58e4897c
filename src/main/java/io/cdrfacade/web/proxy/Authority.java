package io.cdrfacade.web.proxy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

import org.apache.tomcat.util.http.parser.Host;
import org.jspecify.annotations.Nullable;

/**
 * Host and port, as in the header {@code Host}.
 *
 * @param name the host, an IPv6 address in brackets
 * @param port the port, {@code null} for the scheme's own
 */
record Authority(String name, @Nullable Integer port) {

	private static final List<String> PRIVATE_DOMAINS = List.of(".local", ".localhost", ".internal", ".svc");

	/** Reads the value that a proxy has sent; {@code null} if it is not valid. */
	static @Nullable Authority read(String text) {
		try {
			int colon = Host.parse(text);
			if (text.isEmpty() || colon == 0) {
				return null;
			}
			return (colon < 0) ? new Authority(text, null)
					: new Authority(text.substring(0, colon), port(text.substring(colon + 1)));
		}
		catch (IllegalArgumentException _) {
			return null;
		}
	}

	/** Reads a port; {@code null} if it is not valid. */
	static @Nullable Integer port(String text) {
		try {
			int port = Integer.parseInt(text);
			return (port > 0 && port <= 65_535) ? port : null;
		}
		catch (NumberFormatException _) {
			return null;
		}
	}

	/** Tells whether callers from elsewhere could use it. */
	boolean isPublic() {
		try {
			return isPublic(InetAddress.ofLiteral(this.name.replaceAll("[\\[\\]]", "")));
		}
		catch (IllegalArgumentException _) {
			return this.name.contains(".") && PRIVATE_DOMAINS.stream().noneMatch(this.name::endsWith);
		}
	}

	private static boolean isPublic(InetAddress address) {
		boolean local = address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
		return !(local || address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()
				|| address.isAnyLocalAddress());
	}

}
