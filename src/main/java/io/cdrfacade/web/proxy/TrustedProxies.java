package io.cdrfacade.web.proxy;

import java.net.InetAddress;
import java.util.List;

import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose headers count.
 *
 * @param networks their networks
 */
record TrustedProxies(List<NetMask> networks) {

	static TrustedProxies of(List<String> networks) {
		return new TrustedProxies(networks.stream().map(TrustedProxies::network).toList());
	}

	/** The server's own parser would look up names. */
	private static NetMask network(String text) {
		try {
			InetAddress.ofLiteral(text.replaceFirst("/.*", ""));
			return new NetMask(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"'%s' in cdr.web.trusted-proxies is no address or network, such as 10.0.0.0/8 or fd00::/8"
						.formatted(text),
					ex);
		}
	}

	/** Tells whether an address is that of such a proxy. */
	boolean contain(@Nullable String address) {
		InetAddress literal = literal(address);
		return literal != null && this.networks.stream().anyMatch((network) -> network.matches(literal));
	}

	/**
	 * Finds the caller: from the nearest proxy on, the first address that is no trusted
	 * proxy, as the client behind that one could have written anything.
	 * @param peer address of the nearest proxy
	 * @param clients what the proxies saw as their clients, the nearest one's last
	 * @return the caller's address
	 */
	String caller(String peer, List<String> clients) {
		String caller = peer;
		for (int i = clients.size() - 1; i >= 0 && contain(caller); i--) {
			InetAddress client = literal(withoutPort(clients.get(i)));
			if (client == null) {
				return caller;
			}
			caller = client.getHostAddress();
		}
		return caller;
	}

	private static String withoutPort(String client) {
		if (client.startsWith("[")) {
			int end = client.indexOf(']');
			return (end > 0) ? client.substring(1, end) : client;
		}
		int colon = client.indexOf(':');
		return (colon >= 0 && colon == client.lastIndexOf(':')) ? client.substring(0, colon) : client;
	}

	private static @Nullable InetAddress literal(@Nullable String address) {
		try {
			return (address != null) ? InetAddress.ofLiteral(address) : null;
		}
		catch (IllegalArgumentException _) {
			return null;
		}
	}

}
