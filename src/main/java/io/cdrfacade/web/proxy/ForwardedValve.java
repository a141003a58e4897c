package io.cdrfacade.web.proxy;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes the server see a request as its caller sent it to the first proxy. Requests of
 * peers that are no trusted proxy stay as they are. All headers of proxies are removed,
 * as some libraries trust them from anyone. Tomcat's own valve supports neither prefixes
 * nor {@code Forwarded}, nor a list of hosts.
 */
final class ForwardedValve extends ValveBase {

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

	private final TrustedProxies trusted;

	ForwardedValve(TrustedProxies trusted) {
		super(true);
		this.trusted = trusted;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
		if (ForwardedHeaders.areIn(headers)) {
			if (this.trusted.contain(request.getRemoteAddr())) {
				apply(request, ForwardedHeaders.of(request));
			}
			ForwardedHeaders.remove(headers);
		}
		getNext().invoke(request, response);
	}

	private void apply(Request request, ForwardedHeaders told) {
		String caller = this.trusted.caller(request.getRemoteAddr(), told.clients());
		request.setRemoteAddr(caller);
		request.setRemoteHost(caller);
		if (told.scheme() != null) {
			request.getCoyoteRequest().scheme().setString(told.scheme());
			request.setSecure("https".equals(told.scheme()));
		}
		if (told.scheme() != null || told.host() != null || told.port() != null) {
			applyHost(request, told);
		}
		if (!told.prefix().isEmpty()) {
			PublicPath.setPrefix(request, told.prefix());
		}
	}

	private static void applyHost(Request request, ForwardedHeaders told) {
		Authority host = (told.host() != null) ? told.host() : sent(request);
		if (host != null) {
			request.getCoyoteRequest().serverName().setString(host.name());
		}
		Integer port = (told.port() != null || host == null) ? told.port() : host.port();
		request.setServerPort((port != null) ? port : "https".equals(request.getScheme()) ? HTTPS_PORT : HTTP_PORT);
	}

	private static @Nullable Authority sent(Request request) {
		String host = request.getHeader("Host");
		return (host != null) ? Authority.read(host) : null;
	}

}
